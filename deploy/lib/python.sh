# A Python with the packages that tests read exports back with.

# Pinned: what a new version finds wrong is not news of the sources.
python_packages=(frictionless==5.21.0 pandas==3.1.1 openpyxl==3.1.5)

# Makes the Python once, in a cached folder outside the sources, and names it in GUIDANG_PYTHON; one that is named already
# is left as it is. Where the packages can't be had, the tests that need them are skipped and say so.
ensure_python() {
    [ -z "${GUIDANG_PYTHON-}" ] || return 0
    local key folder
    key=$(printf '%s\n' "${python_packages[@]}" "$(python3 --version)" | sha256sum | cut -c1-12)
    folder=${XDG_CACHE_HOME:-$HOME/.cache}/guidang/python-$key
    if [ ! -e "$folder/ready" ]; then
        say "installing ${python_packages[*]} into $folder"
        rm -rf "$folder"
        if ! { python3 -m venv "$folder" \
            && "$folder/bin/pip" install -q --disable-pip-version-check --retries 1 --timeout 15 "${python_packages[@]}"; } >&2; then
            say "these packages can't be had from the Python package index; the tests that need them are not run"
            rm -rf "$folder"
            return 0
        fi
        : >"$folder/ready"
    fi
    export GUIDANG_PYTHON=$folder/bin/python
}
