-- Ids of changes and limit evaluations are a user's own: folders of files can be copied from one user to another.
ALTER TABLE "portfolio_changes" DROP CONSTRAINT "portfolio_changes_pkey",
    ADD CONSTRAINT "portfolio_changes_pkey" PRIMARY KEY ("user_id", "id");
ALTER TABLE "limit_checks" DROP CONSTRAINT "limit_checks_pkey",
    ADD CONSTRAINT "limit_checks_pkey" PRIMARY KEY ("user_id", "portfolio_name", "id");

-- Since when a user's documents lie in files again; null while the database may serve them.
ALTER TABLE "users" ADD COLUMN "files_since" TIMESTAMPTZ(3);

-- Rows of users who went back to files, each as JSON. The program's login does not see them.
CREATE TABLE "archived_rows" (
    "id" BIGSERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "table_name" VARCHAR(63) NOT NULL,
    "content" JSON NOT NULL,
    "archived_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "archived_rows_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "archived_rows_user_id_archived_at_idx" ON "archived_rows"("user_id", "archived_at");

ALTER TABLE "archived_rows" ADD CONSTRAINT "archived_rows_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "archived_rows"
    ADD CONSTRAINT "archived_rows_content_check" CHECK (json_typeof("content") = 'object');

ALTER TABLE "archived_rows" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "archived_rows" FORCE ROW LEVEL SECURITY;
CREATE POLICY "archived_rows_of_owner" ON "archived_rows" TO CURRENT_USER USING (true);

-- As enter_user and enter_user_to_write, for whoever wants documents: refused once these lie in files. A decision of
-- another instance, some seconds old, must not bring rows to life beside them.
CREATE FUNCTION enter_documents(sub text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    entered integer := public.enter_user(sub);
BEGIN
    PERFORM FROM public.users WHERE id = entered AND files_since IS NOT NULL;
    IF FOUND THEN
        RAISE EXCEPTION 'the documents of this user lie in files' USING ERRCODE = 'RM001';
    END IF;
    RETURN entered;
END
$$;

CREATE FUNCTION enter_documents_to_write(sub text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    entered integer := public.enter_user_to_write(sub);
BEGIN
    PERFORM FROM public.users WHERE id = entered AND files_since IS NOT NULL;
    IF FOUND THEN
        RAISE EXCEPTION 'the documents of this user lie in files' USING ERRCODE = 'RM001';
    END IF;
    RETURN entered;
END
$$;

-- Of the user that the transaction has entered: every row of theirs goes into the archive, and files serve from then on.
CREATE FUNCTION archive_documents() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    entered integer := nullif(pg_catalog.current_setting('app.user_id', true), '')::integer;
    moment timestamptz := pg_catalog.clock_timestamp();
    kept text;
BEGIN
    IF entered IS NULL THEN
        RAISE EXCEPTION 'nobody has entered';
    END IF;
    -- Those that others depend on come last.
    FOREACH kept IN ARRAY ARRAY['positions', 'expected_returns', 'factor_proxies', 'risk_limits', 'portfolios',
        'scenario_positions', 'scenarios', 'portfolio_changes', 'limit_checks', 'idempotency_keys']
    LOOP
        EXECUTE pg_catalog.format(
            'INSERT INTO public.archived_rows (user_id, table_name, content, archived_at)
             SELECT user_id, %L, pg_catalog.row_to_json(kept), $2 FROM public.%I AS kept WHERE user_id = $1', kept, kept)
            USING entered, moment;
        EXECUTE pg_catalog.format('DELETE FROM public.%I WHERE user_id = $1', kept) USING entered;
    END LOOP;
    UPDATE public.users SET files_since = moment WHERE id = entered;
END
$$;

-- Of the user that the transaction has entered: the database may serve them again.
CREATE FUNCTION take_back_documents() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    UPDATE public.users SET files_since = NULL
        WHERE id = nullif(pg_catalog.current_setting('app.user_id', true), '')::integer AND files_since IS NOT NULL;
END
$$;

REVOKE ALL ON FUNCTION enter_documents(text), enter_documents_to_write(text), archive_documents(), take_back_documents()
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enter_documents(text), enter_documents_to_write(text), archive_documents(), take_back_documents()
    TO risk_application;
