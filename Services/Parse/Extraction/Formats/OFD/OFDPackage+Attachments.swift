extension OFDPackage {
    /// The names of the files that are attached to a document (20.1); a list that is missing names none.
    mutating func attachments(of body: Body) throws(ExtractionError) -> [String] {
        guard let link = body.tree.root?.child("Attachments")?.text().trimmed, !link.isEmpty,
            let list = try tree(at: resolve(link, from: body.path.folder))?.root
        else { return [] }
        return list.children.filter { $0.is("Attachment") && $0.attribute("Visible")?.lowercased() != "false" }
            .compactMap { $0.attribute("Name")?.trimmed }.filter { !$0.isEmpty }
    }
}
