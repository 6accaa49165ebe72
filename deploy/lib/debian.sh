# Installs the Debian packages that are missing, and nothing where none is.

# git and certificates: Swift fetches the packages of Package.swift with them, once.
build_packages=(
    git ca-certificates libzmq3-dev libsqlite3-dev zlib1g-dev libxml2-dev libarchive-dev pkg-config
)
# What guards the reading of documents, and the programs that read formats which have no reader of our own. Without one of
# them the rest works; `guidang formats` names what is missing.
format_packages=(
    bubblewrap poppler-utils poppler-data tesseract-ocr tesseract-ocr-osd tesseract-ocr-chi-sim tesseract-ocr-chi-tra
    tesseract-ocr-eng libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui
)
test_packages=(python3 python3-venv python3-zmq procps fonts-noto-cjk opencc)

# Prints those of the named packages that are not installed, one a line.
missing_packages() {
    local name
    for name in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || echo "$name"
    done
}

# Makes sure that the named packages are installed.
ensure_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "this is no Debian: make sure that what these packages hold is installed: $*"
        return 0
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    say "installing ${missing[*]}"
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null \
            || fail "these packages are missing; as root, run: apt-get install ${missing[*]}"
        as_root=(sudo)
    fi
    # The lists may be old or absent; where they cannot be renewed, the packages may still be at hand.
    "${as_root[@]}" apt-get update -q >&2 || say "the package lists could not be renewed; trying without"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        "${missing[@]}" >&2 || fail "could not install ${missing[*]}; see above"
}
