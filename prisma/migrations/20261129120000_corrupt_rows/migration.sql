-- What corrupt documents held, row by row, when the change took their place or removed them; null for all other changes.
ALTER TABLE "portfolio_changes" ADD COLUMN "corrupt_rows" JSON;

ALTER TABLE "portfolio_changes"
    ADD CONSTRAINT "portfolio_changes_corrupt_rows_check" CHECK (json_typeof("corrupt_rows") = 'array');
