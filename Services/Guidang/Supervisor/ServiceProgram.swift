import Foundation
import Messages
package import Settings

/// A program to keep running, under a name that is its own.
package struct ServiceProgram: Sendable, Hashable {
    package let name: String

    /// The absolute path of the executable.
    package let executable: String

    package let arguments: [String]

    package init(name: String, executable: String, arguments: [String]) {
        self.name = name
        self.executable = executable
        self.arguments = arguments
    }

    /// The services whose executables lie in a folder, in the order of the stages, and further indexes behind them.
    ///
    /// - Parameter replicas: How many further indexes.
    /// - Throws: ``SupervisionError`` with `nothingToStart` where there is none.
    package static func services(
        in folder: String,
        home: String,
        flags: SettingFlags,
        replicas: Int = 0
    ) throws(SupervisionError) -> [ServiceProgram] {
        let found = StageName.allCases.compactMap { stage -> ServiceProgram? in
            let path = folder + "/" + stage.executable
            guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
            return ServiceProgram(
                name: stage.rawValue,
                executable: path,
                arguments: ["serve"] + flags.arguments(for: stage, home: home)
            )
        }
        guard !found.isEmpty else {
            throw SupervisionError(
                .nothingToStart,
                Phrase("There is no service in \(folder).", "\(folder) 里没有任何服务程序。"),
                help: Phrase(
                    "Build them first: `deploy/up`, or `swift build -c release`.",
                    "请先构建：`deploy/up`，或 `swift build -c release`。"
                )
            )
        }
        return found + found.filter { $0.name == StageName.index.rawValue }.flatMap { $0.copies(replicas) }
    }

    /// Further indexes beside this one, the first of which is its second.
    private func copies(_ count: Int) -> [ServiceProgram] {
        (0..<count).map { number in
            let name = IndexCopy.prefix + String(number + 2)
            return ServiceProgram(name: name, executable: executable, arguments: arguments + ["--name", name])
        }
    }

    /// The programs of stages that do not lie in a folder.
    package static func missing(in folder: String) -> [String] {
        StageName.allCases.map(\.executable).filter {
            !FileManager.default.isExecutableFile(atPath: folder + "/" + $0)
        }
    }

    /// The folder of the running program, where its services lie too.
    package static func ownFolder() throws(SupervisionError) -> String {
        do {
            let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return String(own[..<(own.lastIndex(of: "/") ?? own.endIndex)])
        } catch {
            throw SupervisionError.cannot("read", "读取", "/proc/self/exe", errno)
        }
    }
}
