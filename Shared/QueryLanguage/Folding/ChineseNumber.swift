/// Numbers written with Chinese digits: place by place (二零一七) or with tens and hundreds (四十七, 一百零三).
enum ChineseNumber {
    /// The value of a row of folded scalars from 0 to 999,999; nil where it is no number.
    static func value(_ scalars: [Unicode.Scalar]) -> Int? {
        guard !scalars.isEmpty, scalars.count <= 12 else { return nil }
        return scalars.contains { multiplier($0) != nil } ? spoken(scalars) : byPlace(scalars)
    }

    /// The value of one digit.
    static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "零": 0
        case "一", "壹": 1
        case "二", "贰", "两": 2
        case "三", "叁": 3
        case "四", "肆": 4
        case "五", "伍": 5
        case "六", "陆": 6
        case "七", "柒": 7
        case "八", "捌": 8
        case "九", "玖": 9
        default: nil
        }
    }

    /// What 十, 百, 千 and 万 multiply by.
    static func multiplier(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "十", "拾": 10
        case "百", "佰": 100
        case "千", "仟": 1_000
        case "万": 10_000
        default: nil
        }
    }

    private static func byPlace(_ scalars: [Unicode.Scalar]) -> Int? {
        guard scalars.count <= 6 else { return nil }
        var value = 0
        for scalar in scalars {
            guard let digit = digit(scalar) else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    private static func spoken(_ scalars: [Unicode.Scalar]) -> Int? {
        var total = 0
        var group = 0
        var pending: Int?
        var last = Int.max
        for scalar in scalars {
            if let digit = digit(scalar) {
                // Only a zero stands beside another digit: 一百零三.
                guard pending == nil || pending == 0 else { return nil }
                pending = digit
            } else if let multiplier = multiplier(scalar) {
                guard multiplier < last || multiplier == 10_000 else { return nil }
                if multiplier == 10_000 {
                    group += pending ?? 0
                    guard total == 0, group > 0 else { return nil }
                    total = group * 10_000
                    group = 0
                    last = Int.max
                } else {
                    // 十 alone is ten, 百 alone is nothing.
                    guard let factor = pending ?? (multiplier == 10 && group == 0 ? 1 : nil), factor > 0 else {
                        return nil
                    }
                    group += factor * multiplier
                    last = multiplier
                }
                pending = nil
            } else {
                return nil
            }
        }
        let value = total + group + (pending ?? 0)
        return value < 1_000_000 ? value : nil
    }
}
