import Links
import Testing

@Suite struct SessionTests {
    private let hello = Hello(name: "index", boot: "b", role: .consumer, topics: ["report"])

    private func live(at now: Instant = .at(0)) -> ClientSession {
        var client = ClientSession(beat: .seconds(2), now: now)
        _ = client.tick(at: now)
        _ = client.welcome(session: 7, at: now)
        return client
    }

    @Test func `a client says HELLO at once, then once a beat until WELCOME`() {
        var client = ClientSession(beat: .seconds(2), now: .at(0))
        #expect(client.tick(at: .at(0)) == [.sendHello])
        #expect(client.tick(at: .at(1.9)) == [])
        #expect(client.tick(at: .at(2)) == [.sendHello])
        #expect(client.session == nil)
        let first = client.welcome(session: 7, at: .at(3))
        #expect(first)
        #expect(client.session == 7)
    }

    @Test func `the WELCOME to an older HELLO changes nothing while live`() {
        var client = live()
        let again = client.welcome(session: 8, at: .at(1))
        #expect(!again)
        #expect(client.session == 7)
    }

    @Test func `a live client beats, and gives up after three silent beats`() {
        var client = live()
        #expect(client.tick(at: .at(1)) == [])
        #expect(client.tick(at: .at(2)) == [.sendBeat])
        #expect(client.tick(at: .at(6)) == [.sendBeat])
        #expect(client.tick(at: .at(6.1)) == [.sessionLost])
        #expect(client.session == nil)
        #expect(client.tick(at: .at(6.1)) == [.sendHello])
    }

    @Test func `any message of the session is a sign of life`() {
        var client = live()
        #expect(client.place(.next(1, of: 7), at: .at(5)) == .next)
        #expect(client.tick(at: .at(10.9)) == [.sendBeat])
        #expect(client.tick(at: .at(11.1)) == [.sessionLost])
    }

    @Test func `messages of another session or of the past are no sign of life`() {
        var client = live()
        #expect(client.place(.next(1, of: 7), at: .at(1)) == .next)
        #expect(client.place(.next(1, of: 7), at: .at(5)) == .foreign)
        #expect(client.place(.next(2, of: 6), at: .at(5)) == .foreign)
        #expect(client.place(.next(0, of: 7), at: .at(5)) == .foreign)
        #expect(client.tick(at: .at(7.1)) == [.sessionLost])
    }

    @Test func `a hole in the numbers is told from the next message`() {
        var client = live()
        #expect(client.place(.next(1, of: 7), at: .at(1)) == .next)
        #expect(client.place(.next(3, of: 7), at: .at(1)) == .gap)
        #expect(client.place(.next(.max, of: 7), at: .at(1)) == .gap)
        #expect(client.place(.next(.max, of: 7), at: .at(1)) == .foreign)
    }

    @Test func `a refused client tries again after five beats, slowly`() {
        var client = live()
        #expect(client.refuse(at: .at(1)) == [.sessionLost])
        #expect(client.refuse(at: .at(1)) == [])
        #expect(client.tick(at: .at(10.9)) == [])
        #expect(client.tick(at: .at(11)) == [.sendHello])
    }

    @Test func `numbers begin anew with each session`() {
        var client = live()
        #expect(client.nextSequence() == 1)
        #expect(client.nextSequence() == 2)
        #expect(client.lose(at: .at(1)) == [.sessionLost])
        #expect(client.lose(at: .at(1)) == [])
        #expect(client.tick(at: .at(1)) == [.sendHello])
        let welcomed = client.welcome(session: 9, at: .at(1))
        #expect(welcomed)
        #expect(client.nextSequence() == 1)
        #expect(client.place(.next(1, of: 9), at: .at(1)) == .next)
    }

    @Test func `a server session takes its own numbers in order only`() {
        var server = ServerSession(id: 7, hello: hello, beat: .seconds(2), now: .at(0))
        #expect(server.place(.next(1, of: 7), at: .at(1)) == .next)
        #expect(server.place(.next(1, of: 7), at: .at(1)) == .foreign)
        #expect(server.place(.next(2, of: 8), at: .at(1)) == .foreign)
        #expect(server.place(.next(4, of: 7), at: .at(1)) == .gap)
    }

    @Test func `a server session falls silent after three beats and beats on time`() {
        var server = ServerSession(id: 7, hello: hello, beat: .seconds(2), now: .at(0))
        #expect(!server.isSilent(at: .at(6)))
        #expect(server.isSilent(at: .at(6.1)))
        #expect(server.place(.next(1, of: 7), at: .at(5)) == .next)
        #expect(!server.isSilent(at: .at(11)))
        #expect(server.beatIsDue(at: .at(1.9)) == false)
        #expect(server.beatIsDue(at: .at(2)) == true)
        #expect(server.beatIsDue(at: .at(3)) == false)
        #expect(server.beatIsDue(at: .at(4)) == true)
        #expect(server.nextSequence() == 1)
        #expect(server.nextSequence() == 2)
    }
}
