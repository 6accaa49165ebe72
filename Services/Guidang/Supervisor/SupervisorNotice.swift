package import Settings

/// Something the supervisor does that a person wants to know.
package enum SupervisorNotice: Sendable, Hashable {
    case started(service: String, pid: Int32)
    case restarting(service: String, end: ServiceEnd, after: Duration)
    case gaveUp(service: String, end: ServiceEnd)
    case draining
    case killing
    case ended(service: String, end: ServiceEnd)

    /// The notice as one line.
    package var text: Phrase {
        switch self {
        case .started(let service, let pid):
            Phrase("\(service) started (pid \(pid))", "\(service) 已启动（进程 \(pid)）")
        case .restarting(let service, let end, let delay):
            Phrase(
                "\(service) ended (\(end)); starting it again in \(Self.seconds(delay)) s",
                "\(service) 已退出（\(end.words.chinese)），\(Self.seconds(delay)) 秒后重新启动"
            )
        case .gaveUp(let service, let end):
            Phrase(
                "\(service) refuses to run (\(end)): see its message above; stopping the others",
                "\(service) 拒绝运行（\(end.words.chinese)），原因见上；正在停止其他服务"
            )
        case .draining:
            Phrase("stopping: work in hand is finished first", "正在停止：先做完手头的工作")
        case .killing:
            Phrase("stopping at once", "立即停止")
        case .ended(let service, let end):
            Phrase("\(service) stopped (\(end))", "\(service) 已停止（\(end.words.chinese)）")
        }
    }

    private static func seconds(_ duration: Duration) -> String {
        let tenths = Int((duration / .milliseconds(100)).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
