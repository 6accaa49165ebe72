import Foundation

/// An image in grey, one byte a pixel: 0 is black.
struct GreyImage: Equatable, Sendable {
    let width: Int
    let height: Int
    let pixels: [UInt8]

    init(width: Int, height: Int, pixels: [UInt8]) {
        (self.width, self.height, self.pixels) = (width, height, pixels)
    }

    /// Reads a binary portable grey map of 8 bits (Netpbm's `P5`), as `pdftoppm -gray` writes it; nil for anything else.
    init?(portableGreyMap data: Data) {
        guard data.starts(with: "P5".utf8) else { return nil }
        let head = [UInt8](data.prefix(64))
        var numbers: [Int] = []
        var index = 2
        while numbers.count < 3 {
            while index < head.count, head[index] <= 0x20 { index += 1 }
            let digits = head[index...].prefix { (0x30...0x39).contains($0) }
            guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
            numbers.append(number)
            index = digits.endIndex
        }
        let (count, overflow) = numbers[0].multipliedReportingOverflow(by: numbers[1])
        guard !overflow, count > 0, numbers[2] == 255, data.count - index - 1 >= count else { return nil }
        self.init(width: numbers[0], height: numbers[1], pixels: [UInt8](data.dropFirst(index + 1).prefix(count)))
    }

    /// As a binary portable grey map.
    var portableGreyMap: Data { Data("P5\n\(width) \(height)\n255\n".utf8) + pixels }

    /// Whether nothing stands out from the paper.
    var isBlank: Bool {
        let (low, high) = pixels.reduce((UInt8.max, UInt8.min)) { (min($0.0, $1), max($0.1, $1)) }
        return Int(high) - Int(low) < 32
    }

    /// The grey that most pixels have: the paper's.
    var paper: UInt8 {
        var counts = [Int](repeating: 0, count: 256)
        for pixel in pixels { counts[Int(pixel)] += 1 }
        return UInt8(clamping: counts.indices.max { counts[$0] < counts[$1] } ?? 255)
    }

    /// The image without the grain of a sensor: each pixel with its neighbours above, below and beside, a half of it its own.
    var smoothed: GreyImage {
        guard width > 2, height > 2 else { return self }
        var result = pixels
        pixels.withUnsafeBufferPointer { source in
            for row in 1..<(height - 1) {
                for place in (row * width + 1)..<(row * width + width - 1) {
                    let around =
                        UInt16(source[place - 1]) + UInt16(source[place + 1]) + UInt16(source[place - width])
                        + UInt16(source[place + width])
                    result[place] = UInt8((around + 4 * UInt16(source[place])) / 8)
                }
            }
        }
        return GreyImage(width: width, height: height, pixels: result)
    }

    /// How much of the image is ink.
    var inkShare: Double {
        let threshold = UInt8(Int(paper) * 9 / 10)
        return Double(pixels.count { $0 < threshold }) / Double(max(1, pixels.count))
    }

    /// What is darker is ink.
    var threshold: UInt8 { UInt8(Int(paper) * 6 / 10) }

    /// The image in so many times as many pixels each way, turned about its middle so that lines of a slope are level.
    ///
    /// Pixels between those of the image are interpolated bilinearly; what comes in from outside is as the paper.
    ///
    /// - Parameters:
    ///   - scale: More than 0; below 1/2 pixels are left out.
    ///   - slope: What lines fall on their way to the right, over their length.
    func resampled(scale: Double, slope: Double) -> GreyImage {
        let (newWidth, newHeight) = (max(1, Int(Double(width) * scale)), max(1, Int(Double(height) * scale)))
        let (middleX, middleY) = (Double(width - 1) / 2, Double(height - 1) / 2)
        let length = (1 + slope * slope).squareRoot()
        let (cosine, sine) = (1 / length, slope / length)
        let (lastX, lastY) = (Double(width - 1), Double(height - 1))
        var result = [UInt8](repeating: paper, count: newWidth * newHeight)
        pixels.withUnsafeBufferPointer { source in
            for row in 0..<newHeight {
                let y = (Double(row) + 0.5) / scale - 0.5 - middleY
                for column in 0..<newWidth {
                    let x = (Double(column) + 0.5) / scale - 0.5 - middleX
                    let (fromX, fromY) = (x * cosine - y * sine + middleX, x * sine + y * cosine + middleY)
                    guard fromX >= 0, fromY >= 0, fromX < lastX, fromY < lastY else { continue }
                    let (left, top) = (Int(fromX), Int(fromY))
                    let (right, below) = (fromX - Double(left), fromY - Double(top))
                    let place = top * width + left
                    let above = Double(source[place]) * (1 - right) + Double(source[place + 1]) * right
                    let under = Double(source[place + width]) * (1 - right) + Double(source[place + width + 1]) * right
                    result[row * newWidth + column] = UInt8(above * (1 - below) + under * below)
                }
            }
        }
        return GreyImage(width: newWidth, height: newHeight, pixels: result)
    }
}
