"""Builds the wheel: the Python files, the dynamic library of muster.h and the folder Gazetteers."""

import pathlib
import re
import subprocess

from setuptools import setup
from setuptools.command.build_py import build_py
from wheel.bdist_wheel import bdist_wheel

PACKAGE = pathlib.Path(__file__).resolve().parent
ROOT = PACKAGE.parents[1]


class BuildWithLibrary(build_py):
    """Adds what `Scripts/build-library` makes."""

    def run(self):
        super().run()
        if self.editable_mode:
            target = PACKAGE / "src" / "muster" / "_native"
        else:
            target = pathlib.Path(self.build_lib).resolve() / "muster" / "_native"
        subprocess.run([ROOT / "Scripts" / "build-library", target], check=True)


class PlatformWheel(bdist_wheel):
    """The library is for one system and any Python."""

    def finalize_options(self):
        super().finalize_options()
        self.root_is_pure = False

    def get_tag(self):
        return "py3", "none", super().get_tag()[2]


def version():
    source = (ROOT / "Sources" / "Muster" / "Version.swift").read_text(encoding="utf-8")
    return re.search(r'musterVersion = "([^"]+)"', source)[1]


setup(version=version(), cmdclass={"build_py": BuildWithLibrary, "bdist_wheel": PlatformWheel})
