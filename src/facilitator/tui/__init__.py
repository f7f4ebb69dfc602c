"""The screens: they paint a frozen view and send what was pressed."""
