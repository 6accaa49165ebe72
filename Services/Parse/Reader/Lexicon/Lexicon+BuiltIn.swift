extension Lexicon {
    /// The files as the build compiled them in, to start lists of one's own from.
    package static var builtInFiles: [String: String] {
        [
            "citations.txt": PackageResources.citations_txt,
            "deadlines.txt": PackageResources.deadlines_txt,
            "divisions.txt": PackageResources.divisions_txt,
            "duties.txt": PackageResources.duties_txt,
            "figures.txt": PackageResources.figures_txt,
            "labels.txt": PackageResources.labels_txt,
            "laws.txt": PackageResources.laws_txt,
            "organs.txt": PackageResources.organs_txt,
            "page.txt": PackageResources.page_txt,
            "sections.txt": PackageResources.sections_txt,
            "titles.txt": PackageResources.titles_txt,
            "variants.txt": PackageResources.variants_txt,
        ].mapValues { String(decoding: $0, as: UTF8.self) }
    }
}
