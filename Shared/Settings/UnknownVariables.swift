/// Environment variables that look like settings and are none.
package enum UnknownVariables {
    private static let prefix = "GUIDANG_"

    /// Those that the project's own programs and scripts use for other things.
    private static let others: Set<String> = [
        "GUIDANG_SUPERVISED", "GUIDANG_FAULTS", "GUIDANG_TEST_HOOKS", "GUIDANG_ALL", "GUIDANG_NOT_RUN",
        "GUIDANG_RECORD",
        "GUIDANG_PARSE_ENDPOINT",
    ]

    /// Says of each that it has no effect, with the name that was probably meant.
    package static func notes(_ environment: [String: String]) -> [Phrase] {
        let known = SettingKey.all.map(\.environmentName)
        // What all names begin with tells nothing about which one was meant.
        let endings = known.map { String($0.dropFirst(prefix.count)) }
        return environment.keys.filter { $0.hasPrefix(prefix) && !known.contains($0) && !others.contains($0) }.sorted()
            .map {
                let nearest = NearestName.of(String($0.dropFirst(prefix.count)), among: endings).map { prefix + $0 }
                return Phrase(
                    "The environment variable \($0) is no setting and has no effect.", "环境变量 \($0) 不是设置项，不起作用。"
                )
                .followed(by: nearest.map(NearestName.question))
            }
    }
}
