# Shared by scripts/run and scripts/test: sees that what they need is there. Source it from the repository's root.

export CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-never}"
TARGET="${CARGO_TARGET_DIR:-target}"

# All of the workspace with one set of features: whatever one command built, the next one finds.
WORKSPACE=(--workspace --features claimbook/custom-protocol)

BUILD_PACKAGES=(build-essential pkg-config)
WINDOW_PACKAGES=(libwebkit2gtk-4.1-dev)
# Programs that read what we write: the tests compare what they see.
READER_PACKAGES=(
    python3-docx python3-openpyxl qpdf poppler-utils libreoffice-writer-nogui libreoffice-calc-nogui
)
TEST_PACKAGES=(xvfb xauth dbus webkit2gtk-driver chromium scrot)

# stop MESSAGE COMMAND: says what is missing and the one command that helps.
stop() {
    printf '%s\nType this, then run the script again:\n\n    %s\n\n' "$1" "$2" >&2
    exit 1
}

# at_least VERSION WANTED
at_least() {
    [[ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" == "$2" ]]
}

need_rust() {
    if ! command -v cargo >/dev/null || ! command -v rustc >/dev/null; then
        stop 'Rust 1.95 or newer is needed.' "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y && . ~/.cargo/env"
    fi
    local version
    version="$(rustc --version | cut -d ' ' -f 2)"
    at_least "$version" 1.95.0 || stop "Rust 1.95 or newer is needed; this is $version." 'rustup update stable'
}

need_node() {
    local command='curl -fsSL https://deb.nodesource.com/setup_22.x | sudo bash - && sudo apt-get install -y nodejs'
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
        stop 'Node 20.19 or newer is needed.' "$command"
    fi
    local version
    version="$(node --version)"
    at_least "${version#v}" 20.19.0 || stop "Node 20.19 or newer is needed; this is ${version#v}." "$command"
}

# need_packages PACKAGE...: leaves apt alone where everything is there.
need_packages() {
    local missing=() package
    if ! command -v dpkg-query >/dev/null; then
        stop 'These scripts know Debian 12. On another system its own packages are needed.' "install: $*"
    fi
    for package in "$@"; do
        if [[ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]]; then
            missing+=("$package")
        fi
    done
    [[ ${#missing[@]} -gt 0 ]] || return 0

    local as_root=()
    if [[ $EUID -ne 0 ]]; then
        command -v sudo >/dev/null || stop 'System packages are missing, and there is no sudo.' \
            "su -c 'apt-get install -y --no-install-recommends ${missing[*]}'"
        echo "These system packages are missing: ${missing[*]}. sudo will ask for your password to install them."
        as_root=(sudo)
    fi
    # Another apt may be at work: its lock on the lists is not waited for by apt itself.
    local tries
    for tries in 1 2 3 4 5 6; do
        "${as_root[@]}" apt-get -qq update && break
        echo "The package lists are in use; waiting ($tries of 6)."
        sleep 10
    done
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}"
}

need_nextest() {
    command -v cargo-nextest >/dev/null || cargo install --locked cargo-nextest
}

# need_page_parts: the packages of ui/, installed anew only when their lock file changed.
need_page_parts() {
    local stamp=ui/node_modules/.claimbook-lock wanted
    wanted="$(sha256sum ui/package-lock.json | cut -d ' ' -f 1)"
    [[ "$(cat "$stamp" 2>/dev/null)" == "$wanted" ]] && return 0
    (
        # Two scripts started together must not fill the same folder.
        flock 9
        [[ "$(cat "$stamp" 2>/dev/null)" == "$wanted" ]] && exit 0
        # What ui/ is built with wants npm 11.
        if at_least "$(npm --version)" 11.0.0; then
            npm --prefix ui ci --no-audit --no-fund
        else
            npx --yes npm@11 --prefix ui ci --no-audit --no-fund
        fi
        echo "$wanted" >"$stamp"
    ) 9<ui/package-lock.json
}
