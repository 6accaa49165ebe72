package import Settings

extension InboxNotice.Kind {
    /// Why it is not taken and what to do, in a person's words.
    package func words(_ language: Language) -> String {
        language == .zh ? chinese : english
    }

    private var chinese: String {
        switch self {
        case .symbolicLink: "这是一个链接，可能指向收件夹之外，所以不收。请直接放入文件本身。"
        case .notAFile: "这不是普通文件（是管道、套接字或设备），不能收。"
        case .unreadable: "没有读取权限，或者磁盘、共享文件夹读不出来。请开放读取权限；之后会自动重试。"
        case .tooDeep: "文件夹层数太多，里面没有查看。请移到较浅的位置。"
        case .sidecarWithoutFile: "这是说明文件（.guidang.json），但它对应的文件不在旁边。"
        case .sidecarUnusable: "这个说明文件（.guidang.json）不是有效的 JSON 对象，或者太长；对应的文件已不带说明收下。"
        case .stillWritten: "十分钟以来一直有程序在写这个文件，写完并关闭后才会收。"
        case .cannotRemove: "文件已经归档，但没有权限从收件夹中移走。请开放收件夹的写权限，或者自行删除。"
        case .cannotRecord: "文件能读，但登记不成。请查看日志；之后会自动重试。"
        case .watchLimit: "系统的监视数量（inotify）已到上限，这里改为定时查看，收件会慢几秒。"
        case .inboxMissing: "收件夹（inbox）不见了。请把它建回来。"
        }
    }

    private var english: String {
        switch self {
        case .symbolicLink: "It is a link, which could lead out of the inbox. Put the file itself here."
        case .notAFile: "It is no ordinary file, but a pipe, a socket or a device."
        case .unreadable:
            "It may not be read, or its disk or share does not give it. Allow reading; it is tried again by itself."
        case .tooDeep: "It lies too many folders deep, and nobody has looked into it. Move it further up."
        case .sidecarWithoutFile: "It describes a file (.guidang.json) that is not beside it."
        case .sidecarUnusable: "It is no JSON object, or too long. The file that it describes was taken without it."
        case .stillWritten: "A program has been writing to it for ten minutes. It is taken once that has closed it."
        case .cannotRemove:
            "It is archived, and may not be removed. Allow writing to the folder, or delete it yourself."
        case .cannotRecord: "It can be read and not be recorded. See the log; it is tried again by itself."
        case .watchLimit: "inotify's limit is reached: it is looked at now and then, so files are taken seconds later."
        case .inboxMissing: "The inbox is not there. Make the folder again."
        }
    }
}
