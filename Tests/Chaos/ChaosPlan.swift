/// Everything that will be done to the processes, and when; it follows from the seed alone.
struct ChaosPlan {
    enum Action {
        /// Puts so many reports into the inbox.
        case drop(Int)
        case kill(String, restartAfter: Double)
        case stop(String, seconds: Double)
    }

    struct Step {
        let time: Double
        let action: Action
    }

    private(set) var steps: [Step] = []

    /// - Parameters:
    ///   - seconds: How long it goes on.
    ///   - roles: The names of the processes; heads should be named twice, since they are hurt more often.
    init(seed: UInt64, seconds: Double, reports: Int, roles: [String]) {
        var random = Seed(seed)
        var left = reports
        var bursts: [Int] = []
        while left > 0 {
            let burst = min(left, random.pick([1, 2, 5, 20, 60, 150]) ?? 1)
            bursts.append(burst)
            left -= burst
        }
        steps = bursts.map { Step(time: random.seconds(0...seconds * 0.8), action: .drop($0)) }
        var time = 1.0
        while time < seconds {
            guard let role = random.pick(roles) else { break }
            if random.chance(70) {
                let pause = random.chance(70) ? random.seconds(0.02...0.3) : random.seconds(0.3...2)
                steps.append(Step(time: time, action: .kill(role, restartAfter: pause)))
            } else {
                steps.append(Step(time: time, action: .stop(role, seconds: random.seconds(0.2...Scene.lease * 2))))
            }
            time += random.seconds(0.05...0.42)
        }
        steps.sort { $0.time < $1.time }
    }
}
