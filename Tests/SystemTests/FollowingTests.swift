import Foundation
import Testing

/// Following the events, with the log's beginning gone and names that are used no more.
struct FollowingTests {
    @Test(.timeLimit(.minutes(5))) func `a name is forgotten, and a cursor that is gone is said to be so`() async throws
    {
        let place = try Workplace()
        do {
            try place.write(SampleReport.text, to: "报告.txt")
            _ = try await place.run("guidang up --detach")
            _ = try await place.run("guidang add 报告.txt")
            let first = try await place.run("guidang subscribe --durable mirror --from 0 --count 1")
            #expect(first.lines.count == 1)
            // That it has gone, and the last event, may come a little later.
            let status = try await place.run(
                "until guidang status | grep -q 'mirror: 2 .*not connected'; do sleep 0.05; done; guidang status")
            #expect(status.lines.contains("notify → mirror: 2 events behind, not connected"), "\(status.lines)")
            #expect(try await place.run("guidang subscribe --durable mirror --forget").lines == ["forgotten: mirror"])
            let again = try await place.run("guidang subscribe --durable mirror --forget")
            #expect(again.status == 1)
            #expect(again.lines == ["Error: Nobody follows as “mirror”."])
            #expect(try await place.run("guidang subscribe --durable index --forget").status == 1)
            #expect(try await place.run("guidang subscribe --forget").status == 64)

            // As after the retention's time: notify's own pruning waits for a minute without work.
            _ = try await place.run("guidang down")
            let prune =
                "import sqlite3; c = sqlite3.connect('archive/notify.sqlite'); c.execute('DELETE FROM outbox WHERE seq <= 2'); c.commit()"
            #expect(try await place.run("python3 -c \"\(prune)\"").lines == [])
            _ = try await place.run("guidang up --detach")
            for flags in ["--from 0", "--from 1 --durable mirror"] {
                let gone = try await place.run("guidang subscribe \(flags) --count 1")
                #expect(gone.status == 1)
                #expect(
                    gone.lines == ["Error: Events up to #2 are not kept any more. The first cursor that there is is 2."]
                )
            }
            #expect(try await place.run("guidang subscribe --from 2 --count 1").lines.first?.hasPrefix("#3 ") == true)
            _ = try await place.run("guidang down")
        } catch {
            await place.end()
            throw error
        }
        await place.end()
    }
}
