import StageKit

extension StoreError {
    /// The same in Chinese, for what only a person can mend; nil for the rest, which is for the log.
    var chinese: String? {
        guard let file else { return nil }
        return switch code {
        case .corrupt: "存储文件 \(file) 已损坏。请从备份恢复整个档案库，或者把它移走后重新放入原件。文件未作任何改动。"
        case .foreign: "文件 \(file) 不是这个服务的存储：可能被别的文件覆盖了。请把各个存储文件放回各自的名字。文件未作任何改动。"
        case .refused: "存储文件 \(file) 打不开。请给运行归档的用户读写权限，并确认这个名字下是文件而不是文件夹。"
        case .tooNew: "存储文件 \(file) 是由更新版本的归档写成的。请运行那个版本，或者升级本程序。文件未作任何改动。"
        case .inUse, .generation, .noSpace, .disk, .syncFailed, .system: nil
        }
    }
}
