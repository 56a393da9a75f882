-- Loses what corrupt documents held that were written over.
ALTER TABLE "portfolio_changes" DROP COLUMN "corrupt_rows";
