CREATE TABLE "users" (
    "id" SERIAL NOT NULL,
    "google_user_id" VARCHAR(255) NOT NULL,
    "email" VARCHAR(320),
    "name" VARCHAR(255),
    "tier" VARCHAR(50) NOT NULL DEFAULT 'registered',
    "role" VARCHAR(50) NOT NULL DEFAULT 'user',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_login" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "portfolios" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "name_order" BYTEA NOT NULL,
    "start_date" DATE NOT NULL,
    "end_date" DATE NOT NULL,
    "extra" JSON NOT NULL DEFAULT '{}',
    "version" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "portfolios_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "positions" (
    "portfolio_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "ticker" VARCHAR(100) NOT NULL,
    "account_id" VARCHAR(100) NOT NULL DEFAULT '',
    "shares" DECIMAL(28,10),
    "dollars" DECIMAL(20,4),
    "weight" DECIMAL(14,8),
    "currency" VARCHAR(16),
    "position_type" VARCHAR(32),

    CONSTRAINT "positions_pkey" PRIMARY KEY ("portfolio_id","ticker","account_id")
);

CREATE TABLE "expected_returns" (
    "portfolio_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "ticker" VARCHAR(100) NOT NULL,
    "expected_return" DECIMAL(14,8) NOT NULL,

    CONSTRAINT "expected_returns_pkey" PRIMARY KEY ("portfolio_id","ticker")
);

CREATE TABLE "factor_proxies" (
    "portfolio_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "ticker" VARCHAR(100) NOT NULL,
    "market_proxy" VARCHAR(100),
    "momentum_proxy" VARCHAR(100),
    "value_proxy" VARCHAR(100),
    "industry_proxy" VARCHAR(100),
    "subindustry_peers" VARCHAR(100)[] DEFAULT ARRAY[]::VARCHAR(100)[],

    CONSTRAINT "factor_proxies_pkey" PRIMARY KEY ("portfolio_id","ticker")
);

CREATE TABLE "scenarios" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "name_order" BYTEA NOT NULL,
    "description" TEXT,
    "base_portfolio" VARCHAR(255),
    "extra" JSON NOT NULL DEFAULT '{}',
    "version" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scenarios_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "scenario_positions" (
    "scenario_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "ticker" VARCHAR(100) NOT NULL,
    "target_weight" DECIMAL(14,8) NOT NULL,

    CONSTRAINT "scenario_positions_pkey" PRIMARY KEY ("scenario_id","ticker")
);

CREATE TABLE "risk_limits" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "portfolio_id" INTEGER,
    "max_volatility" DECIMAL(14,8),
    "max_loss" DECIMAL(14,8),
    "max_single_stock_weight" DECIMAL(14,8),
    "max_factor_contribution" DECIMAL(14,8),
    "max_market_contribution" DECIMAL(14,8),
    "max_industry_contribution" DECIMAL(14,8),
    "max_single_factor_loss" DECIMAL(14,8),
    "additional_settings" JSON,
    "extra" JSON NOT NULL DEFAULT '{}',
    "version" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "risk_limits_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "portfolio_changes" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "document" VARCHAR(16) NOT NULL,
    "name" VARCHAR(255),
    "reason" TEXT,
    "version_before" CHAR(64),
    "version_after" CHAR(64),
    "changes" JSON NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "portfolio_changes_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "limit_checks" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "portfolio_name" VARCHAR(255) NOT NULL,
    "has_transition" BOOLEAN NOT NULL,
    "times" INTEGER NOT NULL,
    "as_of" TEXT NOT NULL,
    "limits_origin" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "engine_version" TEXT NOT NULL,
    "limits" JSON NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "limit_checks_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "idempotency_keys" (
    "user_id" INTEGER NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "record" JSON NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("user_id","key")
);

CREATE UNIQUE INDEX "users_google_user_id_key" ON "users"("google_user_id");

CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

CREATE UNIQUE INDEX "portfolios_user_id_name_key" ON "portfolios"("user_id", "name");

CREATE UNIQUE INDEX "portfolios_user_id_name_order_key" ON "portfolios"("user_id", "name_order");

CREATE UNIQUE INDEX "portfolios_id_user_id_key" ON "portfolios"("id", "user_id");

CREATE UNIQUE INDEX "scenarios_user_id_name_key" ON "scenarios"("user_id", "name");

CREATE UNIQUE INDEX "scenarios_user_id_name_order_key" ON "scenarios"("user_id", "name_order");

CREATE UNIQUE INDEX "scenarios_id_user_id_key" ON "scenarios"("id", "user_id");

CREATE INDEX "risk_limits_portfolio_id_user_id_idx" ON "risk_limits"("portfolio_id", "user_id");

CREATE UNIQUE INDEX "risk_limits_user_id_portfolio_id_key" ON "risk_limits"("user_id", "portfolio_id") NULLS NOT DISTINCT;

CREATE INDEX "portfolio_changes_user_id_name_seq_idx" ON "portfolio_changes"("user_id", "name", "seq");

CREATE UNIQUE INDEX "portfolio_changes_user_id_seq_key" ON "portfolio_changes"("user_id", "seq");

CREATE UNIQUE INDEX "limit_checks_user_id_portfolio_name_seq_key" ON "limit_checks"("user_id", "portfolio_name", "seq");

ALTER TABLE "portfolios" ADD CONSTRAINT "portfolios_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "positions" ADD CONSTRAINT "positions_portfolio_id_user_id_fkey" FOREIGN KEY ("portfolio_id", "user_id") REFERENCES "portfolios"("id", "user_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "expected_returns" ADD CONSTRAINT "expected_returns_portfolio_id_user_id_fkey" FOREIGN KEY ("portfolio_id", "user_id") REFERENCES "portfolios"("id", "user_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "factor_proxies" ADD CONSTRAINT "factor_proxies_portfolio_id_user_id_fkey" FOREIGN KEY ("portfolio_id", "user_id") REFERENCES "portfolios"("id", "user_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "scenario_positions" ADD CONSTRAINT "scenario_positions_scenario_id_user_id_fkey" FOREIGN KEY ("scenario_id", "user_id") REFERENCES "scenarios"("id", "user_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "risk_limits" ADD CONSTRAINT "risk_limits_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "risk_limits" ADD CONSTRAINT "risk_limits_portfolio_id_user_id_fkey" FOREIGN KEY ("portfolio_id", "user_id") REFERENCES "portfolios"("id", "user_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "portfolio_changes" ADD CONSTRAINT "portfolio_changes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "limit_checks" ADD CONSTRAINT "limit_checks_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What a document may hold (docs: the same bounds as in files). NaN is above every bound, so each check refuses it.
ALTER TABLE "portfolios"
    ADD CONSTRAINT "portfolios_name_check" CHECK ("name" <> ''),
    ADD CONSTRAINT "portfolios_dates_check" CHECK ("start_date" < "end_date"),
    ADD CONSTRAINT "portfolios_extra_check" CHECK (json_typeof("extra") = 'object');

ALTER TABLE "positions"
    ADD CONSTRAINT "positions_ticker_check" CHECK ("ticker" <> ''),
    ADD CONSTRAINT "positions_quantity_check" CHECK (num_nonnulls("shares", "dollars", "weight") = 1),
    ADD CONSTRAINT "positions_shares_check" CHECK ("shares" <> 0 AND "shares" > -1e12 AND "shares" < 1e12),
    ADD CONSTRAINT "positions_dollars_check" CHECK ("dollars" > -1e12 AND "dollars" < 1e12),
    ADD CONSTRAINT "positions_weight_check" CHECK ("weight" > -1e5 AND "weight" < 1e5),
    ADD CONSTRAINT "positions_currency_check" CHECK ("currency" <> ''),
    ADD CONSTRAINT "positions_type_check" CHECK ("position_type" <> '');

ALTER TABLE "expected_returns"
    ADD CONSTRAINT "expected_returns_ticker_check" CHECK ("ticker" <> ''),
    ADD CONSTRAINT "expected_returns_return_check" CHECK ("expected_return" > -1e5 AND "expected_return" < 1e5);

ALTER TABLE "factor_proxies"
    ADD CONSTRAINT "factor_proxies_ticker_check" CHECK ("ticker" <> ''),
    ADD CONSTRAINT "factor_proxies_peers_check" CHECK (
        "subindustry_peers" IS NOT NULL AND array_position("subindustry_peers", NULL) IS NULL
    );

ALTER TABLE "scenarios"
    ADD CONSTRAINT "scenarios_name_check" CHECK ("name" <> ''),
    ADD CONSTRAINT "scenarios_description_check" CHECK (char_length("description") <= 2000),
    ADD CONSTRAINT "scenarios_extra_check" CHECK (json_typeof("extra") = 'object');

ALTER TABLE "scenario_positions"
    ADD CONSTRAINT "scenario_positions_ticker_check" CHECK ("ticker" <> ''),
    ADD CONSTRAINT "scenario_positions_weight_check" CHECK ("target_weight" > -1e5 AND "target_weight" < 1e5);

ALTER TABLE "risk_limits"
    ADD CONSTRAINT "risk_limits_values_check" CHECK (
        "max_volatility" > -1e5 AND "max_volatility" < 1e5
        AND "max_loss" > -1e5 AND "max_loss" < 1e5
        AND "max_single_stock_weight" > -1e5 AND "max_single_stock_weight" < 1e5
        AND "max_factor_contribution" > -1e5 AND "max_factor_contribution" < 1e5
        AND "max_market_contribution" > -1e5 AND "max_market_contribution" < 1e5
        AND "max_industry_contribution" > -1e5 AND "max_industry_contribution" < 1e5
        AND "max_single_factor_loss" > -1e5 AND "max_single_factor_loss" < 1e5
    ),
    ADD CONSTRAINT "risk_limits_settings_check" CHECK (json_typeof("additional_settings") = 'object'),
    ADD CONSTRAINT "risk_limits_extra_check" CHECK (json_typeof("extra") = 'object');

ALTER TABLE "portfolio_changes"
    ADD CONSTRAINT "portfolio_changes_document_check" CHECK ("document" IN ('portfolio', 'scenario', 'risk-limits')),
    ADD CONSTRAINT "portfolio_changes_changes_check" CHECK (json_typeof("changes") = 'array');

ALTER TABLE "limit_checks"
    ADD CONSTRAINT "limit_checks_times_check" CHECK ("times" > 0),
    ADD CONSTRAINT "limit_checks_origin_check" CHECK ("limits_origin" IN ('portfolio', 'user', 'default')),
    ADD CONSTRAINT "limit_checks_limits_check" CHECK (json_typeof("limits") = 'object');

-- Of a whole cluster, so it may be there; logins of the program are its members and own nothing.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'risk_application') THEN
        CREATE ROLE risk_application NOLOGIN;
    END IF;
EXCEPTION
    -- Another database of the cluster was quicker.
    WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

GRANT USAGE ON SCHEMA public TO risk_application;
GRANT SELECT ON "users" TO risk_application;
GRANT SELECT, INSERT, UPDATE, DELETE ON
    "portfolios", "positions", "expected_returns", "factor_proxies",
    "scenarios", "scenario_positions", "risk_limits", "limit_checks", "idempotency_keys"
    TO risk_application;
-- What happened is never rewritten.
GRANT SELECT, INSERT ON "portfolio_changes" TO risk_application;
GRANT USAGE ON SEQUENCE
    "portfolios_id_seq", "scenarios_id_seq", "risk_limits_id_seq", "portfolio_changes_seq_seq", "limit_checks_seq_seq"
    TO risk_application;

-- Each transaction sees the rows of the one user it has entered, and without one none. The owner's own policy is for
-- maintenance and for the functions below, which run as the owner.
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "users" FORCE ROW LEVEL SECURITY;
CREATE POLICY "users_of_user" ON "users" TO risk_application
    USING ("id" = nullif(current_setting('app.user_id', true), '')::int);
CREATE POLICY "users_of_owner" ON "users" TO CURRENT_USER USING (true);

ALTER TABLE "portfolios" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "portfolios" FORCE ROW LEVEL SECURITY;
CREATE POLICY "portfolios_of_user" ON "portfolios" TO risk_application
    USING ("user_id" = nullif(current_setting('app.user_id', true), '')::int);
CREATE POLICY "portfolios_of_owner" ON "portfolios" TO CURRENT_USER USING (true);

ALTER TABLE "positions" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "positions" FORCE ROW LEVEL SECURITY;
CREATE POLICY "positions_of_user" ON "positions" TO risk_application
    USING ("user_id" = nullif(current_setting('app.user_id', true), '')::int);
CREATE POLICY "positions_of_owner" ON "positions" TO CURRENT_USER USING (true);

ALTER TABLE "expected_returns" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "expected_returns" FORCE ROW LEVEL SECURITY;
CREATE POLICY "expected_returns_of_user" ON "expected_returns" TO risk_application
    USING ("user_id" = nullif(current_setting('app.user_id', true), '')::int);
CREATE POLICY "expected_returns_of_owner" ON "expected_returns" TO CURRENT_USER USING (true);

ALTER TABLE "factor_proxies" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "factor_proxies" FORCE ROW LEVEL SECURITY;
CREATE POLICY "factor_proxies_of_user" ON "factor_proxies" TO risk_application
    USING ("user_id" = nullif(current_setting('app.user_id', true), '')::int);
CREATE POLICY "factor_proxies_of_owner" ON "factor_proxies" TO CURRENT_USER USING (true);

ALTER TABLE "scenarios" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "scenarios" FORCE ROW LEVEL SECURITY;
CREATE POLICY "scenarios_of_user" ON "scenarios" TO risk_application
    USING ("user_id" = nullif(current_setting('app.user_id', true), '')::int);
CREATE POLICY "scenarios_of_owner" ON "scenarios" TO CURRENT_USER USING (true);

ALTER TABLE "scenario_positions" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "scenario_positions" FORCE ROW LEVEL SECURITY;
CREATE POLICY "scenario_positions_of_user" ON "scenario_positions" TO risk_application
    USING ("user_id" = nullif(current_setting('app.user_id', true), '')::int);
CREATE POLICY "scenario_positions_of_owner" ON "scenario_positions" TO CURRENT_USER USING (true);

ALTER TABLE "risk_limits" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "risk_limits" FORCE ROW LEVEL SECURITY;
CREATE POLICY "risk_limits_of_user" ON "risk_limits" TO risk_application
    USING ("user_id" = nullif(current_setting('app.user_id', true), '')::int);
CREATE POLICY "risk_limits_of_owner" ON "risk_limits" TO CURRENT_USER USING (true);

ALTER TABLE "portfolio_changes" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "portfolio_changes" FORCE ROW LEVEL SECURITY;
CREATE POLICY "portfolio_changes_of_user" ON "portfolio_changes" TO risk_application
    USING ("user_id" = nullif(current_setting('app.user_id', true), '')::int);
CREATE POLICY "portfolio_changes_of_owner" ON "portfolio_changes" TO CURRENT_USER USING (true);

ALTER TABLE "limit_checks" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "limit_checks" FORCE ROW LEVEL SECURITY;
CREATE POLICY "limit_checks_of_user" ON "limit_checks" TO risk_application
    USING ("user_id" = nullif(current_setting('app.user_id', true), '')::int);
CREATE POLICY "limit_checks_of_owner" ON "limit_checks" TO CURRENT_USER USING (true);

ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "idempotency_keys" FORCE ROW LEVEL SECURITY;
CREATE POLICY "idempotency_keys_of_user" ON "idempotency_keys" TO risk_application
    USING ("user_id" = nullif(current_setting('app.user_id', true), '')::int);
CREATE POLICY "idempotency_keys_of_owner" ON "idempotency_keys" TO CURRENT_USER USING (true);

-- Enters the user of this sub for the rest of the transaction; null, and nobody entered, when there is none.
CREATE FUNCTION enter_user(sub text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    entered integer;
BEGIN
    SELECT id INTO entered FROM public.users WHERE google_user_id = sub;
    PERFORM pg_catalog.set_config('app.user_id', coalesce(entered::text, ''), true);
    RETURN entered;
END
$$;

-- The same for a writer: makes the user who is not there yet, and is alone with the user's data until the transaction ends.
CREATE FUNCTION enter_user_to_write(sub text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    entered integer;
BEGIN
    LOOP
        SELECT id INTO entered FROM public.users WHERE google_user_id = sub FOR NO KEY UPDATE;
        EXIT WHEN FOUND;
        INSERT INTO public.users (google_user_id) VALUES (sub)
            ON CONFLICT (google_user_id) DO NOTHING RETURNING id INTO entered;
        EXIT WHEN FOUND;
    END LOOP;
    PERFORM pg_catalog.set_config('app.user_id', entered::text, true);
    RETURN entered;
END
$$;

REVOKE ALL ON FUNCTION enter_user(text), enter_user_to_write(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enter_user(text), enter_user_to_write(text) TO risk_application;
