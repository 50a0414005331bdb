"""The code keeps the order that its design promises; read off the syntax trees of all modules."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src/peristiwa"
STEPS = {
    "read": 1,
    "repair": 2,
    "parse": 3,
    "coding": 4,
    "ground": 5,
    "merge": 6,
    "store": 7,
    "serve": 8,
}
BELOW = {"records", "errors", "language", "lexicon", "built"}
ABOVE = {
    "pipeline": 7.3,
    "scale": 7.6,
    "table": 7.6,
    "serialize": 7.6,
    "export": 7.6,
    "explain": 10,
    "evaluation": 10,
    "cli": 11,
    "__main__": 12,
}
BUILDS_LEXICON = "lexicon.build"
"""The program that checks what every step loads: it alone of its folder looks at the steps."""

LONGEST_FUNCTION = 60
DEEPEST_NESTING = 3
FUNCTION_WORDS = re.compile(
    r"\b(yang|dan|di|ke|dari|untuk|dengan|pada|oleh|tidak|akan|itu|ini|adalah|bahwa|kepada"
    r"|terhadap|atau|sebagai|karena|jika|dalam|antara|bagi|ia|dia|mereka|kami|kita|saya|nya|para"
    r"|kata|menurut|tersebut|juga|telah|sudah|belum|bukan|saat|ketika|setelah|sebelum|kedua"
    r"|seorang|sejumlah|saling|presiden|polisi|negara|pemerintah|pemimpin|mantan|bulan|tahun|hari"
    r"|pekan|lalu|awal|akhir|pagi|siang|malam)\b",
    re.IGNORECASE,
)
INDONESIAN_FREE = ("coding", "ground", "merge", "parse", "repair", "pipeline.py")
TOKENIZER = SOURCE / "parse/tokenizer.py"
MODULES = sorted(SOURCE.rglob("*.py"))
NESTING = (ast.For, ast.While, ast.If, ast.With, ast.Try, ast.Match)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def name_of(path: Path) -> str:
    """Give the dotted name below ``peristiwa``; empty for the package itself."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def tree_of(path: Path) -> ast.Module:
    """Give the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def height(module: str) -> float:
    """Give how late in the way of a report a module stands; what all may use stands at 0."""
    top = module.partition(".")[0]
    if module == BUILDS_LEXICON:
        return max(STEPS.values()) + 1
    return 0 if top in BELOW else {**STEPS, **ABOVE}.get(top, 0)


def imports_of(path: Path) -> Iterator[str]:
    """Give the modules of the package that ``path`` imports, by dotted name below it."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            if (node.module or "").startswith("peristiwa."):
                yield (node.module or "").removeprefix("peristiwa.")
            elif node.module == "peristiwa":
                yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("peristiwa."):
                    yield alias.name.removeprefix("peristiwa.")


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Give every function and method of a module."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, FUNCTIONS))


def depth_of(node: ast.AST, inside: int = 0) -> int:
    """Give how many blocks deep a function nests; ``elif`` is as deep as its ``if``."""
    deepest = inside
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (*FUNCTIONS, ast.Lambda)):
            continue
        elif_branch = (
            isinstance(node, ast.If) and isinstance(child, ast.If) and child in node.orelse
        )
        step = isinstance(child, NESTING) and not elif_branch
        deepest = max(deepest, depth_of(child, inside + step))
    return deepest


def literals_of(path: Path) -> Iterator[str]:
    """Give the string literals of a module that are no docstrings and no names in ``__all__``."""
    tree = tree_of(path)
    skipped = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in skipped:
            yield node.value


def test_every_part_of_the_package_has_its_place() -> None:
    tops = {name_of(path).partition(".")[0] for path in MODULES} - {""}
    assert tops <= BELOW | set(STEPS) | set(ABOVE), "give the new part a place in this test"


@pytest.mark.parametrize("path", [p for p in MODULES if name_of(p)], ids=name_of)
def test_imports_point_backwards(path: Path) -> None:
    own = name_of(path)
    late = [name for name in imports_of(path) if height(name) > height(own)]
    assert not late, f"{own} imports {late}, which come later in the way of a report"


@pytest.mark.parametrize(("folder", "number"), STEPS.items())
def test_each_step_opens_with_its_number(folder: str, number: int) -> None:
    docstring = ast.get_docstring(tree_of(SOURCE / folder / "__init__.py")) or ""
    assert docstring.startswith(f"Step {number} of 8"), docstring


def test_no_indonesian_function_word_is_written_in_the_engine() -> None:
    found = [
        f"{name_of(path)}: {literal!r}"
        for path in MODULES
        if path.relative_to(SOURCE).parts[0] in INDONESIAN_FREE and path != TOKENIZER
        for literal in literals_of(path)
        if FUNCTION_WORDS.search(literal)
    ]
    assert not found, f"these words belong in lexicon/: {found}"


def test_no_function_is_longer_than_sixty_lines() -> None:
    long = [
        f"{name_of(path)}.{function.name}: {(function.end_lineno or 0) - function.lineno + 1}"
        for path in MODULES
        for function in functions_of(path)
        if (function.end_lineno or 0) - function.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long


def test_no_function_nests_deeper_than_three_blocks() -> None:
    deep = [
        f"{name_of(path)}.{function.name}: {depth_of(function)}"
        for path in MODULES
        for function in functions_of(path)
        if depth_of(function) > DEEPEST_NESTING
    ]
    assert not deep


def test_every_public_module_says_what_it_holds_and_what_it_offers() -> None:
    silent = []
    for path in MODULES:
        tree, name = tree_of(path), name_of(path)
        names = {
            target.id
            for node in tree.body
            if isinstance(node, (ast.Assign, ast.AnnAssign))
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        }
        offers = "__all__" in names or path.name == "__main__.py"
        has_code = any(not isinstance(node, ast.Expr) for node in tree.body)
        if not ast.get_docstring(tree) and (has_code or path.stat().st_size):
            silent.append(f"{name}: no docstring")
        if has_code and not offers:
            silent.append(f"{name}: no __all__")
    assert not silent


def test_users_need_no_development_tool() -> None:
    hidden = "import sys; sys.modules.update(yaml=None, pytest=None, hypothesis=None)"
    code = f"{hidden}; import peristiwa.pipeline, peristiwa.cli, peristiwa.store, peristiwa.export"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
