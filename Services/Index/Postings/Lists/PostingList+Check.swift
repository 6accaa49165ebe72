extension PostingList {
    /// Whether all documents and all places can be read; for those who verify a store.
    package func isWhole(for key: TermKey) -> Bool {
        let documents = documents
        guard documents.count == count, zip(documents, documents.dropFirst()).allSatisfy({ $0 < $1 }) else {
            return false
        }
        switch key.contents {
        case .documents: return places.isEmpty
        case .places:
            var cursor = PlaceCursor(self)
            return documents.allSatisfy { cursor.seek($0) }
        case .figures:
            var cursor = FigureCursor(self)
            return documents.allSatisfy { cursor.seek($0) && !cursor.values.isEmpty }
        }
    }
}

extension TermKey {
    /// What the lists of a key hold beside documents.
    enum Contents {
        case documents, places, figures
    }

    /// What its lists hold.
    var contents: Contents {
        if tag < Self.markTag { return tag % 2 == 0 ? .documents : .places }
        if tag == Self.markTag { return .places }
        return tag == Self.figureTag ? .figures : .documents
    }
}
