# Checks the compiler and builds.

# Every import must be of a target's own dependency, or the build fails.
import_check=(--explicit-target-dependency-import-check error)

# Fails unless Swift is there and new enough.
check_swift() {
    command -v swift >/dev/null \
        || fail "Swift is not installed. Install Swift 6.2 or newer from https://www.swift.org/install, and put it on the PATH."
    local text version
    text=$(swift --version 2>/dev/null)
    version=$(sed -nE 's/.*Swift version ([0-9]+\.[0-9]+).*/\1/p' <<<"$text" | head -n 1)
    [ -n "$version" ] || fail "\`swift --version\` says no version: $text"
    local major=${version%%.*} minor=${version#*.}
    if [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 2 ]; }; then
        fail "Swift $version is too old: Guidang needs 6.2 or newer (https://www.swift.org/install)."
    fi
}

# Builds everything, or the named products, for release, and prints the folder of the programs.
build_release() {
    local name
    if [ "$#" -eq 0 ]; then
        swift build --package-path "$root" -c release "${import_check[@]}" >&2 || fail "the build failed; see above"
    fi
    for name in "$@"; do
        swift build --package-path "$root" -c release "${import_check[@]}" --product "$name" >&2 \
            || fail "the build of $name failed; see above"
    done
    swift build --package-path "$root" -c release --show-bin-path
}
