extension StoryReader {
    /// - Returns: Whether the row is there: one that is deleted or hidden is not.
    mutating func openRow(_ node: XMLTree.Node) -> Bool {
        if let properties = node.child("trPr"), properties.child("del") != nil || properties.toggle("hidden") == true {
            return false
        }
        rows.append(TableRow())
        return true
    }

    mutating func closeRow() {
        guard let row = rows.popLast() else { return }
        flows[flows.count - 1].append(rows: row.lines)
    }

    /// - Returns: Whether the cell has content of its own: one that goes on the cell above or before has none.
    mutating func openCell(_ node: XMLTree.Node) -> Bool {
        if let properties = node.child("tcPr") {
            if properties.child("cellDel") != nil { return false }
            let merges = [properties.child("vMerge"), properties.child("hMerge")].compactMap { $0 }
            if merges.contains(where: { $0.attribute("val") != "restart" }) {
                if !rows.isEmpty { rows[rows.count - 1].append(nil) }
                return false
            }
        }
        flows.append(Flow(.cell))
        return true
    }

    mutating func closeCell() {
        guard flows.count > 1, var cell = flows.popLast() else { return }
        cell.close()
        if rows.isEmpty {
            flows[flows.count - 1].append(rows: cell.lines + cell.behindRow)
        } else {
            rows[rows.count - 1].append(cell)
        }
    }

    mutating func closeBox() {
        guard flows.count > 1, var box = flows.popLast() else { return }
        box.close()
        hang(box.lines.filter { line in !line.allSatisfy(\.isWhitespace) })
    }

    /// Puts lines behind the paragraph that they hang on.
    mutating func hang(_ lines: [String]) {
        if paragraphs.isEmpty {
            flows[flows.count - 1].append(rows: lines)
        } else {
            paragraphs[paragraphs.count - 1].boxes += lines
        }
    }
}
