-- Who is signed in, and with what; counts of what may be done only so often; when periodic work last ran.
ALTER TABLE "users"
    ADD CONSTRAINT "users_tier_check" CHECK ("tier" IN ('public', 'registered', 'paid')),
    ADD CONSTRAINT "users_role_check" CHECK ("role" IN ('user', 'admin'));

CREATE TABLE "user_sessions" (
    "id" UUID NOT NULL,
    "session_id" CHAR(64) NOT NULL,
    "user_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_accessed" TIMESTAMPTZ(3) NOT NULL,
    "user_agent" VARCHAR(200),

    CONSTRAINT "user_sessions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "api_tokens" (
    "id" UUID NOT NULL,
    "token_hash" CHAR(64) NOT NULL,
    "user_id" INTEGER NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "scopes" VARCHAR(16)[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "rate_counters" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_counters_pkey" PRIMARY KEY ("key")
);

CREATE TABLE "scheduled_runs" (
    "name" VARCHAR(50) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scheduled_runs_pkey" PRIMARY KEY ("name")
);

CREATE UNIQUE INDEX "user_sessions_session_id_key" ON "user_sessions"("session_id");

CREATE INDEX "user_sessions_user_id_idx" ON "user_sessions"("user_id");

CREATE INDEX "user_sessions_expires_at_idx" ON "user_sessions"("expires_at");

CREATE INDEX "user_sessions_last_accessed_idx" ON "user_sessions"("last_accessed");

CREATE UNIQUE INDEX "api_tokens_token_hash_key" ON "api_tokens"("token_hash");

CREATE INDEX "api_tokens_user_id_idx" ON "api_tokens"("user_id");

CREATE INDEX "rate_counters_expire_idx" ON "rate_counters"("expire");

ALTER TABLE "user_sessions" ADD CONSTRAINT "user_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "user_sessions"
    ADD CONSTRAINT "user_sessions_session_id_check" CHECK ("session_id" ~ '^[0-9a-f]{64}$');

ALTER TABLE "api_tokens"
    ADD CONSTRAINT "api_tokens_token_hash_check" CHECK ("token_hash" ~ '^[0-9a-f]{64}$'),
    ADD CONSTRAINT "api_tokens_name_check" CHECK ("name" <> ''),
    ADD CONSTRAINT "api_tokens_scopes_check" CHECK (
        "scopes" IS NOT NULL AND cardinality("scopes") > 0
        AND "scopes" <@ ARRAY['read', 'write', 'admin']::VARCHAR(16)[]
        AND array_position("scopes", NULL) IS NULL
    );

ALTER TABLE "scheduled_runs"
    ADD CONSTRAINT "scheduled_runs_name_check" CHECK ("name" IN ('session_purge'));

-- What a session or a token was given out with stays as it is.
GRANT SELECT, INSERT, DELETE, UPDATE ("last_accessed") ON "user_sessions" TO risk_application;
GRANT SELECT, INSERT, DELETE, UPDATE ("last_used") ON "api_tokens" TO risk_application;
-- Keys are hashes, of nobody's to tell.
GRANT SELECT, INSERT, UPDATE, DELETE ON "rate_counters" TO risk_application;

ALTER TABLE "user_sessions" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "user_sessions" FORCE ROW LEVEL SECURITY;
CREATE POLICY "user_sessions_of_user" ON "user_sessions" TO risk_application
    USING ("user_id" = nullif(current_setting('app.user_id', true), '')::int);
CREATE POLICY "user_sessions_of_owner" ON "user_sessions" TO CURRENT_USER USING (true);

ALTER TABLE "api_tokens" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "api_tokens" FORCE ROW LEVEL SECURITY;
CREATE POLICY "api_tokens_of_user" ON "api_tokens" TO risk_application
    USING ("user_id" = nullif(current_setting('app.user_id', true), '')::int);
CREATE POLICY "api_tokens_of_owner" ON "api_tokens" TO CURRENT_USER USING (true);

-- What must be known before there is a user to enter, or of all users at once. Each returns what its caller needs and no
-- more: never a serial, never a hash, and of sessions and tokens only what whoever has the secret may see.

-- The live session that was given out with a token of this hash, and whose it is.
CREATE FUNCTION session_by_hash(hash bpchar, at timestamptz, idle_since timestamptz)
    RETURNS TABLE (sub text, email text, name text, tier text, registered_at timestamptz, last_login timestamptz,
        id uuid, created_at timestamptz, expires_at timestamptz, last_accessed timestamptz, user_agent text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT users.google_user_id::text, users.email::text, users.name::text, users.tier::text, users.created_at, users.last_login,
        found.id, found.created_at, found.expires_at, found.last_accessed, found.user_agent::text
    FROM public.user_sessions AS found JOIN public.users ON users.id = found.user_id
    WHERE found.session_id = hash AND found.expires_at > at AND found.last_accessed > idle_since
        AND users.last_login IS NOT NULL
$$;

CREATE FUNCTION api_token_by_hash(hash bpchar, at timestamptz)
    RETURNS TABLE (sub text, email text, name text, tier text, registered_at timestamptz, last_login timestamptz,
        id uuid, token_name text, scopes text[], created_at timestamptz, expires_at timestamptz, last_used timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT users.google_user_id::text, users.email::text, users.name::text, users.tier::text, users.created_at, users.last_login,
        found.id, found.name::text, found.scopes::text[], found.created_at, found.expires_at, found.last_used
    FROM public.api_tokens AS found JOIN public.users ON users.id = found.user_id
    WHERE found.token_hash = hash AND found.expires_at > at AND users.last_login IS NOT NULL
$$;

-- Makes the user or brings them up to date; no row when another user has the address.
CREATE FUNCTION sign_in_user(new_sub text, new_email text, new_name text, at timestamptz)
    RETURNS TABLE (sub text, email text, name text, tier text, registered_at timestamptz, last_login timestamptz)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
#variable_conflict use_column
BEGIN
    LOOP
        BEGIN
            RETURN QUERY
                INSERT INTO public.users AS users (google_user_id, email, name, created_at, updated_at, last_login)
                VALUES (new_sub, new_email, new_name, at, at, at)
                ON CONFLICT (google_user_id) DO UPDATE SET
                    email = excluded.email,
                    name = excluded.name,
                    -- Whoever only had data until now comes into being.
                    created_at = CASE WHEN users.last_login IS NULL THEN excluded.created_at ELSE users.created_at END,
                    updated_at = excluded.updated_at,
                    last_login = greatest(users.last_login, excluded.last_login)
                RETURNING users.google_user_id::text, users.email::text, users.name::text, users.tier::text, users.created_at, users.last_login;
            RETURN;
        EXCEPTION WHEN unique_violation THEN
            IF EXISTS (SELECT FROM public.users WHERE users.email = new_email AND users.google_user_id <> new_sub) THEN
                RETURN;
            END IF;
            -- The same user's first sign-in came twice at once, and the other one was quicker.
        END;
    END LOOP;
END
$$;

-- Removes some that are over; null when another instance is at it. The number is that of this work, for the advisory lock.
CREATE FUNCTION purge_sessions(at timestamptz, idle_since timestamptz, batch integer) RETURNS integer
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

-- True for the one who may begin this work now: not begun since `due_since`, nor at `late` or after, by a clock that was wrong.
CREATE FUNCTION claim_run(run text, at timestamptz, due_since timestamptz, late timestamptz, is_forced boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    INSERT INTO public.scheduled_runs AS last (name, started_at) VALUES (run, at)
        ON CONFLICT (name) DO UPDATE SET started_at = excluded.started_at
        WHERE is_forced OR last.started_at <= due_since OR last.started_at >= late;
    RETURN FOUND;
END
$$;

-- For administration. The program's login may call them, since an administrator's requests come over it as everybody's do;
-- who is an administrator is decided before (docs/adr/0019).
CREATE FUNCTION users_page(after text, most integer)
    RETURNS TABLE (sub text, email text, name text, tier text, registered_at timestamptz, last_login timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT users.google_user_id::text, users.email::text, users.name::text, users.tier::text, users.created_at, users.last_login
    FROM public.users
    WHERE users.last_login IS NOT NULL AND (after IS NULL OR users.google_user_id COLLATE "C" > after)
    ORDER BY users.google_user_id COLLATE "C" LIMIT greatest(most, 0)
$$;

CREATE FUNCTION user_by_email(address text)
    RETURNS TABLE (sub text, email text, name text, tier text, registered_at timestamptz, last_login timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT users.google_user_id::text, users.email::text, users.name::text, users.tier::text, users.created_at, users.last_login
    FROM public.users WHERE users.email = address AND users.last_login IS NOT NULL
$$;

CREATE FUNCTION set_user_tier(sub_of text, new_tier text)
    RETURNS TABLE (sub text, email text, name text, tier text, registered_at timestamptz, last_login timestamptz)
    LANGUAGE sql SECURITY DEFINER SET search_path = ''
AS $$
    UPDATE public.users SET tier = new_tier, updated_at = now()
    WHERE users.google_user_id = sub_of AND users.last_login IS NOT NULL
    RETURNING users.google_user_id::text, users.email::text, users.name::text, users.tier::text, users.created_at, users.last_login
$$;

REVOKE ALL ON FUNCTION
    session_by_hash(bpchar, timestamptz, timestamptz), api_token_by_hash(bpchar, timestamptz),
    sign_in_user(text, text, text, timestamptz), purge_sessions(timestamptz, timestamptz, integer),
    claim_run(text, timestamptz, timestamptz, timestamptz, boolean),
    users_page(text, integer), user_by_email(text), set_user_tier(text, text)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    session_by_hash(bpchar, timestamptz, timestamptz), api_token_by_hash(bpchar, timestamptz),
    sign_in_user(text, text, text, timestamptz), purge_sessions(timestamptz, timestamptz, integer),
    claim_run(text, timestamptz, timestamptz, timestamptz, boolean),
    users_page(text, integer), user_by_email(text), set_user_tier(text, text)
    TO risk_application;
