"""The document as WordprocessingML, opened alike by Word, WPS and LibreOffice."""
