-- Loses the archive of users who went back to files; their files stay, and serve on.
DROP FUNCTION take_back_documents();
DROP FUNCTION archive_documents();
DROP FUNCTION enter_documents_to_write(text);
DROP FUNCTION enter_documents(text);
DROP TABLE "archived_rows";
ALTER TABLE "users" DROP COLUMN "files_since";
-- Fails where two users have a change or an evaluation of one id, which the older form cannot keep.
ALTER TABLE "limit_checks" DROP CONSTRAINT "limit_checks_pkey",
    ADD CONSTRAINT "limit_checks_pkey" PRIMARY KEY ("id");
ALTER TABLE "portfolio_changes" DROP CONSTRAINT "portfolio_changes_pkey",
    ADD CONSTRAINT "portfolio_changes_pkey" PRIMARY KEY ("id");
