#!/bin/sh
# Makes .venv exactly as uv.lock says. Uses uv if it is there, else one of its own in .work/; where the lock's addresses
# can't be reached, the same versions come through pip from whatever package index pip is set to.
set -eu
PYTHON="${PYTHON:-python3}"
"$PYTHON" -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else 0'

uv=uv
if ! uv --version >/dev/null 2>&1; then
    uv=.work/uv/bin/uv
    if ! "$uv" --version >/dev/null 2>&1; then
        "$PYTHON" -m venv --clear .work/uv
        .work/uv/bin/python -m pip install --quiet --disable-pip-version-check uv
    fi
fi

export UV_PYTHON_DOWNLOADS=never
if "$uv" sync --frozen --quiet --python "$PYTHON"; then
    exit 0
fi
echo "uv could not fetch what the lock names; trying pip" >&2
mkdir -p .work
"$uv" export --frozen --quiet --no-hashes --no-emit-project --output-file .work/requirements.txt
"$PYTHON" -m venv --clear .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement .work/requirements.txt
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
