# Sourced by the other scripts: the environment in .venv, made once and renewed when it is out of date.
# Needs nothing but Python 3.11 or newer, and no network when everything is installed.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '• %s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

# may_install: whether Debian's packages can be installed here, and how.
may_install() {
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" -eq 0 ]; then as_root=""; else sudo -n true 2>/dev/null || return 1; as_root="sudo"; fi
}

# debian PACKAGE…: install them; fails if that is not possible here.
debian() {
  may_install || return 1
  say "installing from Debian: $*"
  $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

find_python() {
  local name
  for name in "${PYTHON:-}" python3.13 python3.12 python3.11 python3; do
    [ -n "$name" ] && command -v "$name" >/dev/null || continue
    "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$name"; return; }
  done
  fail "Repcast needs Python 3.11 or newer; none was found (set PYTHON to name one)"
}

# environment EXTRAS: make .venv hold the project and what constraints.txt pins; EXTRAS as in [dev].
environment() {
  local python stamp
  stamp="$1 $(cat pyproject.toml constraints.txt | cksum)"
  if [ -x .venv/bin/python ] && grep -qxF -- "$stamp" .venv/repcast-stamp 2>/dev/null; then
    return
  fi
  python=$(find_python)
  if [ ! -x .venv/bin/pip ]; then
    say "making the environment .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv || { debian python3-venv && "$python" -m venv --clear .venv; } \
      || fail "$python cannot make an environment; install its venv module (on Debian: python3-venv)"
  fi
  say "installing Repcast and what it needs, as constraints.txt pins it"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check \
    --constraint constraints.txt --editable ".$1" || fail "pip could not install; its reason stands above"
  # [dev] covers the plain installation too: remember both.
  printf '%s\n' "$stamp" "${stamp#\[dev\]}" > .venv/repcast-stamp
}

# home_assistant_environment: make .venv-home-assistant hold a real Home Assistant, as its own constraints
# pin it. It cannot share .venv: it pins another age of nearly everything. Fails without a Python for it.
home_assistant_environment() {
  local pins=integrations/home_assistant/constraints.txt folder=.venv-home-assistant name python="" stamp
  for name in python3.11 python3.12 python3; do
    command -v "$name" >/dev/null || continue
    "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' && { python=$name; break; }
  done
  [ -n "$python" ] || return 1
  stamp="$("$python" --version) $(cksum < "$pins")"
  grep -qxF -- "$stamp" "$folder/repcast-stamp" 2>/dev/null && return
  say "making the environment $folder with $("$python" --version), about 480 MB"
  rm -rf "$folder"
  "$python" -m venv "$folder" || fail "$python cannot make an environment; install its venv module"
  # All is pinned, so nothing is resolved; what is imported is compiled then.
  "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-compile \
    --requirement "$pins" || fail "pip could not install Home Assistant; its reason stands above"
  printf '%s\n' "$stamp" > "$folder/repcast-stamp"
}
