/// How far the lines of a page are from level.
///
/// Summed along the lines, ink makes high peaks with nothing between them; so the slope that is sought is that whose sums
/// differ most from one row to the next (W. Postl, Detection of linear oblique structures and skew scan in digitized
/// documents, 1986).
enum Skew {
    /// No scanner takes a page in more askew, in tenths of a degree.
    private static let most = 70
    /// So many pixels across are enough to tell.
    private static let across = 700
    /// Less than so much better than level is noise.
    private static let gain = 1.05

    private struct Point {
        var x: Double
        var y: Double
    }

    /// What lines fall on their way to the right, over their length; 0 where the page is level or nothing tells it.
    static func slope(of image: GreyImage) -> Double {
        let points = ink(of: image)
        guard points.count >= 200 else { return 0 }
        func slope(_ tenths: Int) -> Double { Double(tenths) * .pi / 1_800 }
        var best = (tenths: 0, score: score(of: points, slope: 0))
        let level = best.score
        func tryOut(_ candidates: some Sequence<Int>) {
            for tenths in candidates {
                let score = score(of: points, slope: slope(tenths))
                if score > best.score { best = (tenths, score) }
            }
        }
        tryOut(stride(from: -most, through: most, by: 5))
        tryOut((best.tenths - 4)...(best.tenths + 4))
        return abs(best.tenths) >= 3 && best.score >= level * gain ? slope(best.tenths) : 0
    }

    /// The dark places of the image made small.
    private static func ink(of image: GreyImage) -> [Point] {
        let step = max(1, image.width / across)
        let (columns, rows) = (image.width / step, image.height / step)
        let threshold = Int(image.threshold)
        var points: [Point] = []
        for row in 0..<rows {
            for column in 0..<columns where diagonal(of: image, row * step, column * step, step) < threshold {
                points.append(Point(x: Double(column), y: Double(row)))
            }
        }
        // More than half ink is a photograph, not a page.
        return points.count * 2 < columns * rows ? points : []
    }

    /// The mean grey of a square's diagonal: enough of it to tell ink, at a fraction of the reads.
    private static func diagonal(of image: GreyImage, _ row: Int, _ column: Int, _ size: Int) -> Int {
        (0..<size).reduce(0) { $0 + Int(image.pixels[(row + $1) * image.width + column + $1]) } / size
    }

    private static func score(of points: [Point], slope: Double) -> Double {
        let places = points.map { Int(($0.y - $0.x * slope).rounded()) }
        guard let first = places.min(), let last = places.max() else { return 0 }
        var sums = [Int](repeating: 0, count: last - first + 1)
        for place in places { sums[place - first] += 1 }
        return zip(sums, sums.dropFirst()).reduce(0) { $0 + Double(($1.1 - $1.0) * ($1.1 - $1.0)) }
    }
}
