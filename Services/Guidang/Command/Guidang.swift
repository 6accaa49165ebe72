@main
struct Guidang {
    static func main() {}
}
