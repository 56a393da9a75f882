-- Loses nothing: the same rows, found by the indexes there were before.
CREATE OR REPLACE FUNCTION archive_documents() RETURNS void
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

CREATE OR REPLACE FUNCTION purge_sessions(at timestamptz, idle_since timestamptz, batch integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    removed integer;
BEGIN
    IF NOT pg_catalog.pg_try_advisory_xact_lock(20261129, 1) THEN
        RETURN NULL;
    END IF;
    DELETE FROM public.user_sessions WHERE id IN (
        SELECT over.id FROM public.user_sessions AS over
        WHERE over.expires_at <= at OR over.last_accessed <= idle_since
        LIMIT greatest(batch, 0) FOR UPDATE SKIP LOCKED
    );
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END
$$;

CREATE OR REPLACE FUNCTION users_page(after text, most integer)
    RETURNS TABLE (sub text, email text, name text, tier text, registered_at timestamptz, last_login timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT users.google_user_id::text, users.email::text, users.name::text, users.tier::text, users.created_at, users.last_login
    FROM public.users
    WHERE users.last_login IS NOT NULL AND (after IS NULL OR users.google_user_id COLLATE "C" > after)
    ORDER BY users.google_user_id COLLATE "C" LIMIT greatest(most, 0)
$$;

ALTER TABLE "users" ALTER COLUMN "google_user_id" TYPE VARCHAR(255) COLLATE pg_catalog."default";

ALTER TABLE "archived_rows" DROP CONSTRAINT "archived_rows_pkey",
    ADD CONSTRAINT "archived_rows_pkey" PRIMARY KEY ("id");
CREATE INDEX "archived_rows_user_id_archived_at_idx" ON "archived_rows"("user_id", "archived_at");

CREATE INDEX "risk_limits_portfolio_id_user_id_idx" ON "risk_limits"("portfolio_id", "user_id");

ALTER TABLE "positions" DROP CONSTRAINT "positions_portfolio_id_user_id_fkey";
ALTER TABLE "expected_returns" DROP CONSTRAINT "expected_returns_portfolio_id_user_id_fkey";
ALTER TABLE "factor_proxies" DROP CONSTRAINT "factor_proxies_portfolio_id_user_id_fkey";
ALTER TABLE "risk_limits" DROP CONSTRAINT "risk_limits_portfolio_id_user_id_fkey";
ALTER TABLE "scenario_positions" DROP CONSTRAINT "scenario_positions_scenario_id_user_id_fkey";

ALTER TABLE "portfolios" DROP CONSTRAINT "portfolios_pkey",
    ADD CONSTRAINT "portfolios_pkey" PRIMARY KEY ("id");
CREATE UNIQUE INDEX "portfolios_id_user_id_key" ON "portfolios"("id", "user_id");
ALTER TABLE "scenarios" DROP CONSTRAINT "scenarios_pkey",
    ADD CONSTRAINT "scenarios_pkey" PRIMARY KEY ("id");
CREATE UNIQUE INDEX "scenarios_id_user_id_key" ON "scenarios"("id", "user_id");

ALTER TABLE "positions" ADD CONSTRAINT "positions_portfolio_id_user_id_fkey" FOREIGN KEY ("portfolio_id", "user_id") REFERENCES "portfolios"("id", "user_id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "expected_returns" ADD CONSTRAINT "expected_returns_portfolio_id_user_id_fkey" FOREIGN KEY ("portfolio_id", "user_id") REFERENCES "portfolios"("id", "user_id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "factor_proxies" ADD CONSTRAINT "factor_proxies_portfolio_id_user_id_fkey" FOREIGN KEY ("portfolio_id", "user_id") REFERENCES "portfolios"("id", "user_id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "risk_limits" ADD CONSTRAINT "risk_limits_portfolio_id_user_id_fkey" FOREIGN KEY ("portfolio_id", "user_id") REFERENCES "portfolios"("id", "user_id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "scenario_positions" ADD CONSTRAINT "scenario_positions_scenario_id_user_id_fkey" FOREIGN KEY ("scenario_id", "user_id") REFERENCES "scenarios"("id", "user_id") ON DELETE CASCADE ON UPDATE NO ACTION;
