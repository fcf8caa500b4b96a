# Sourced by run, verify and .ci/run. Points JAVA_HOME at the newest JDK of version 21 or later on this machine:
# `java` on the PATH may well be an older one.

jdk_version() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

newest_jdk() {
    best=0
    found=
    on_path=$(command -v javac 2>/dev/null || true)
    if [ -n "$on_path" ]; then
        on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
    fi
    for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME:-}"/.jdks/* \
        "${HOME:-}"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        version=$(jdk_version "$home") || continue
        if [ "${version:-0}" -gt "$best" ]; then
            best=$version
            found=$home
        fi
    done
    if [ "$best" -lt 21 ]; then
        echo "No JDK of version 21 or newer was found. Install one, for example Eclipse Temurin 25 from" >&2
        echo "https://adoptium.net or your system's package (Debian: apt-get install openjdk-21-jdk)," >&2
        echo "or set JAVA_HOME to it." >&2
        exit 10
    fi
    JAVA_HOME=$found
    export JAVA_HOME
}

# Maven on the PATH if there is one, else the wrapper, which fetches it.
maven() {
    if command -v mvn >/dev/null 2>&1; then
        mvn "$@"
    else
        ./mvnw "$@"
    fi
}

newest_jdk
