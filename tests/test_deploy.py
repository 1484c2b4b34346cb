"""What stands in front of the app on a public address fits the app that stands behind."""

import base64
import hashlib
import re
import tomllib
from pathlib import Path

import streamlit

from tests.support.proxy import headers

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"


def test_the_policy_lets_streamlits_one_script_run_and_no_other():
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = re.findall(r"<script>(.*?)</script>", page.read_text(encoding="utf-8"), re.DOTALL)
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in scripts
    }
    policy = dict(rule.split(" ", 1) for rule in headers()["Content-Security-Policy"].split("; "))
    assert len(scripts) == 1
    assert set(policy["script-src"].split()) == {"'self'", "'wasm-unsafe-eval'", "blob:", *hashes}
    assert policy["object-src"] == "'none'"
    assert not re.search(r"https?:|\*", headers()["Content-Security-Policy"])


def test_the_proxy_takes_files_as_large_as_the_app_does():
    app = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    most = app["server"]["maxUploadSize"]
    assert f"client_max_body_size {most}m;" in (DEPLOY / "nginx.conf").read_text(encoding="utf-8")


def test_a_server_does_not_look_through_its_sources_at_every_rerun():
    app = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert app["server"]["fileWatcherType"] == "none"


def test_the_image_is_not_started_without_a_keepers_key():
    compose = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    assert re.search(r"KLYFTKARTAN_KEEPER_KEY: \$\{KLYFTKARTAN_KEEPER_KEY:\?", compose)
