#!/bin/sh
# Installs what building and running Cinch needs and this machine lacks, and says so. Does nothing the second time.
set -eu

missing=""
need() { [ -e "$1" ] || missing="$missing $2"; }
need /usr/lib/llvm-22/lib/libLLVMCore.a llvm-22-dev
need /usr/lib/llvm-22/lib/libPolly.a libpolly-22-dev
need /usr/include/zstd.h libzstd-dev
need /usr/include/zlib.h zlib1g-dev
need /usr/include/libxml2/libxml/parser.h libxml2-dev
command -v cc >/dev/null || missing="$missing gcc"
# The C++ headers that programs include, and the compiler that the differential tests ask.
command -v g++ >/dev/null || missing="$missing g++"
for package in "$@"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done

if [ -n "$missing" ]; then
    sudo=""
    [ "$(id -u)" = 0 ] || sudo="sudo"
    echo "cinch: installing$missing" >&2
    $sudo apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq $missing >&2
fi
command -v cargo >/dev/null || { echo "cinch: cargo is missing: install Rust 1.88 or newer from https://rustup.rs" >&2; exit 1; }
