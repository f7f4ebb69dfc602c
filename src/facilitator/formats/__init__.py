"""Files of other programs: guides, transcripts, packs, pages; read and written."""
