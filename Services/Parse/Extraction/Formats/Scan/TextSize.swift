/// How large the characters on a page are, as the rows of ink tell that its lines leave.
enum TextSize {
    /// Rows that are lower or higher than this, in pixels, are specks, rules and pictures.
    private static let plausible = 8...120
    /// Each how many columns are looked at.
    private static let step = 2

    /// The height in pixels of lines without the space between them; nil where there are too few to tell.
    ///
    /// - Parameter slope: What lines fall on their way to the right, over their length.
    static func height(of image: GreyImage, slope: Double) -> Double? {
        let sums = ink(of: image, slope: slope)
        let least = max(3, (sums.max() ?? 0) / 25)
        var rows: [(height: Int, ink: Int)] = []
        var (height, total) = (0, 0)
        for sum in sums + [0] {
            if sum >= least {
                height += 1
                total += sum
            } else {
                if plausible.contains(height) { rows.append((height, total)) }
                (height, total) = (0, 0)
            }
        }
        guard rows.count >= 3 else { return nil }
        // The height below which half of the ink is: a title or a thin row counts by what is in it.
        let half = rows.reduce(0) { $0 + $1.ink } / 2
        var seen = 0
        for row in rows.sorted(by: { $0.height < $1.height }) {
            seen += row.ink
            if seen >= half { return Double(row.height) }
        }
        return nil
    }

    /// How many dark pixels each row has.
    private static func ink(of image: GreyImage, slope: Double) -> [Int] {
        let threshold = image.threshold
        var sums = [Int](repeating: 0, count: image.height)
        let drops = stride(from: 0, to: image.width, by: step).map { Int((Double($0) * slope).rounded()) }
        image.pixels.withUnsafeBufferPointer { pixels in
            for row in 0..<image.height {
                let start = row * image.width
                for (index, drop) in drops.enumerated() where pixels[start + index * step] < threshold {
                    let level = row - drop
                    if sums.indices.contains(level) { sums[level] += 1 }
                }
            }
        }
        return sums
    }
}
