-- Loses who is signed in and every API token; users stay, and sign in again.
DROP FUNCTION set_user_tier(text, text);
DROP FUNCTION user_by_email(text);
DROP FUNCTION users_page(text, integer);
DROP FUNCTION claim_run(text, timestamptz, timestamptz, timestamptz, boolean);
DROP FUNCTION purge_sessions(timestamptz, timestamptz, integer);
DROP FUNCTION sign_in_user(text, text, text, timestamptz);
DROP FUNCTION api_token_by_hash(bpchar, timestamptz);
DROP FUNCTION session_by_hash(bpchar, timestamptz, timestamptz);
DROP TABLE "scheduled_runs";
DROP TABLE "rate_counters";
DROP TABLE "api_tokens";
DROP TABLE "user_sessions";
ALTER TABLE "users" DROP CONSTRAINT "users_role_check", DROP CONSTRAINT "users_tier_check";
