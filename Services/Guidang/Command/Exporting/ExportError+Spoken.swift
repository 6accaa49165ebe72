package import ReportExport
package import Settings

extension ExportError: SpokenError {
    package var text: Phrase { Phrase(description + ".", chinese) }

    package var help: Phrase? {
        switch self {
        case .otherExport, .stateUnreadable, .partLost, .changedMeanwhile:
            Phrase("--anew throws the unfinished one away.", "--anew 会丢弃未完成的导出。")
        default: nil
        }
    }

    private var chinese: String {
        switch self {
        case .diskFull(let path): "\(path) 所在磁盘空间不足：请腾出空间后再次运行同一导出，将从中断处继续。"
        case .file(let path, _, let errno): "无法读写 \(path)（错误 \(errno)）；再次运行同一导出将从中断处继续。"
        case .alreadyThere(let path): "\(path) 已经存在：请换一个名称，或先将其移走。"
        case .busy(let path): "另一个进程正在写入 \(path)。"
        case .otherExport(let path, _): "\(path) 中有一个未完成的导出，其选项、检索式或报告与本次不同：请运行原来的导出，或重新开始。"
        case .stateUnreadable(let path, _): "\(path) 中未完成的导出无法继续：请重新开始。"
        case .partLost(let path): "未完成的导出缺少 \(path) 的一部分：请重新开始。"
        case .malformed(let documentId, _): "文件 \(documentId) 的报告无法导出：与报告格式不符。"
        case .changedMeanwhile: "比较期间有报告加入或移除：请在没有新报告时重新开始。"
        case .outOfOrder: "索引给出的报告次序有误：请检查索引（`guidang verify`）。"
        case .unsupported: "工作簿放不下全文：请用 --format datapackage 或 jsonl。"
        }
    }
}
