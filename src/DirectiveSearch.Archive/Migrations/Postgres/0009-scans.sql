-- How the words of a scan stand on its pages: {"lines": [[start, end, page, left, top, width, height], …], "doubts": [[start, end], …]}; null: the characters stand in the file.
ALTER TABLE versions ADD COLUMN scan TEXT;
