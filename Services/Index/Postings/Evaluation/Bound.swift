/// What sets of documents alone tell about a query in a block, before any place is read.
///
/// It says which documents may match, which surely do, and how to tell of the others. All is within the set that was asked for.
struct Bound {
    /// How to tell of a document that may match.
    indirect enum Check {
        case phrases([PhraseBound])
        case figure([(TermKey, PostingList)], FigureComparison)
        case within([ItemKind], [PhraseBound])
        case near([[PhraseBound]], NearScope, NearPart)
        case all([Bound])
        case any([Bound])
        case not(Bound)
    }

    /// The documents that may match.
    let upper: BlockBitmap
    /// The documents that surely match.
    let lower: BlockBitmap
    /// How to tell of those between; nil where there are none.
    let check: Check?

    /// Exactly these documents.
    init(decided: BlockBitmap) {
        (upper, lower, check) = (decided, decided, nil)
    }

    /// Documents of which some have to be checked.
    init(upper: BlockBitmap, lower: BlockBitmap = BlockBitmap(), check: Check) {
        self.upper = upper
        self.lower = lower
        self.check = check
    }

    /// How costly a check is, about: those that are cheap go first, and leave less for the others.
    var rank: Int {
        switch check {
        case nil: 0
        case .figure: 1
        case .phrases: 2
        case .not, .any, .all: 3
        case .within: 4
        case .near: 5
        }
    }
}
