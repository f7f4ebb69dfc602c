from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from facilitator.errors import BadInput
from facilitator.formats.html import duration, markdown_text, render
from facilitator.units import SECOND

SHIPPED = Path(__file__).parents[2] / "templates"


def page(tmp_path, text, data=None, name="page.html"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return render(name, data or {}, [tmp_path, SHIPPED]).decode()


def test_the_studys_template_comes_before_the_shipped_one(tmp_path):
    (tmp_path / "summary").mkdir()
    (tmp_path / "summary" / "style.css").write_text("ours")
    assert page(tmp_path, '{% include "summary/style.css" %}') == "ours"


def test_what_the_study_does_not_have_is_the_shipped_one(tmp_path):
    assert "--paper" in page(tmp_path, '{% include "summary/style.css" %}')


@pytest.mark.parametrize(
    "name", ["../secret.html", "summary/../../secret.html", "/etc/passwd.html", "a\\b.html"]
)
def test_no_template_reaches_out_of_its_folder(tmp_path, name):
    (tmp_path / "templates").mkdir()
    (tmp_path / "secret.html").write_text("secret")
    with pytest.raises(BadInput, match="no template"):
        page(tmp_path / "templates", '{% include "' + name.replace("\\", "\\\\") + '" %}')


def test_a_link_out_of_the_templates_folder_is_not_followed(tmp_path):
    (tmp_path / "secret.html").write_text("secret")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "link.html").symlink_to(tmp_path / "secret.html")
    with pytest.raises(BadInput, match="no template"):
        page(folder, '{% include "link.html" %}')


def test_a_name_that_is_not_there_is_an_error_with_its_line(tmp_path):
    with pytest.raises(BadInput, match=r"page.html cannot be used \(line 3\).*transcript"):
        page(tmp_path, "one\ntwo\n{{ transcript }}")


def test_a_mistake_in_a_template_is_named_with_its_line(tmp_path):
    with pytest.raises(BadInput, match=r"line 2"):
        page(tmp_path, "one\n{% if %}")


def test_an_error_never_prints_the_data(tmp_path):
    with pytest.raises(BadInput) as raised:
        page(tmp_path, "{{ text|int + [] }}{{ 1 // (text|length - 6) }}", {"text": "Maria!"})
    assert "Maria" not in str(raised.value)


@pytest.mark.parametrize(
    "escape",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ text.__init__.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ rows.append(1) }}",
        "{{ data.update({}) }}",
        "{{ ('%s' ~ text).format.__globals__ }}",
        "{{ '{0.__class__.__mro__}'.format(text) }}",
        "{{ range(10000000) }}",
        "{{ lipsum() }}",
        "{{ [1, 2, 3]|random }}",
        "{{ cycler }}",
        "{% import 'os' as os %}",
    ],
)
def test_a_template_cannot_leave_its_sandbox(tmp_path, escape):
    with pytest.raises(BadInput):
        page(tmp_path, escape, {"text": "word", "rows": [1], "data": {"a": 1}})


def test_only_plain_data_reaches_a_template(tmp_path):
    with pytest.raises(TypeError, match=r"PosixPath|WindowsPath"):
        page(tmp_path, "{{ path }}", {"path": tmp_path})


def test_html_is_escaped(tmp_path):
    shown = page(tmp_path, "{{ text }}", {"text": "<script>alert('&')</script>"})
    assert shown == "&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;"


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "1. no list",
        "- no list",
        "+ no list",
        "> no quote",
        "*no* _stress_ `code`",
        "[no](http://link)",
        "<b>no</b> &amp; html",
        "a | b | c",
        "~~~ fence",
        "--- rule",
        "=== underline",
        "back\\slash",
        "two\n\nparagraphs",
        "![image](x)",
    ],
)
def test_a_text_in_markdown_means_nothing_but_itself(text):
    (paragraph, inline, _) = MarkdownIt("commonmark").enable("table").parse(markdown_text(text))
    assert paragraph.type == "paragraph_open"
    assert {child.type for child in inline.children} <= {"text", "text_special"}
    assert "".join(child.content for child in inline.children) == " ".join(text.split())


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        (0, "0:00"),
        (499_999, "0:00"),
        (500_000, "0:01"),
        (59_600_000, "1:00"),
        (243 * SECOND, "4:03"),
        (3600 * SECOND, "1:00:00"),
        (-130 * SECOND, "−2:10"),
        (-1, "0:00"),
    ],
)
def test_a_duration_is_to_the_nearest_second(time, shown):
    assert duration(time) == shown
