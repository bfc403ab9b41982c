"""Numbers as the tests read them: '2x3: 1 -0 Infinity NaN 0.1 1e-300', each the shortest text that reads back the same."""
import json
import pathlib

NAMES = {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}


def number(x):
    text = str(x)  # of a numpy float64 or float32: shortest round trip in that precision
    return NAMES.get(text, text[:-2] if text.endswith(".0") else text)


def encode(X):
    """A torch tensor or numpy array with its shape."""
    X = X.detach().numpy() if hasattr(X, "detach") else X
    return "x".join(map(str, X.shape)) + ": " + " ".join(number(x) for x in X.reshape(-1))


def write(script, cases):
    path = pathlib.Path(script).with_suffix(".json")
    path.write_text(json.dumps(cases, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(path.name, path.stat().st_size, "bytes")
