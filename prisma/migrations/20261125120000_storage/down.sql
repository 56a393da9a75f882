-- Loses every user and all that is theirs. The role risk_application stays: it is of the whole cluster.
DROP FUNCTION enter_user(text);
DROP FUNCTION enter_user_to_write(text);
DROP TABLE "idempotency_keys";
DROP TABLE "limit_checks";
DROP TABLE "portfolio_changes";
DROP TABLE "risk_limits";
DROP TABLE "scenario_positions";
DROP TABLE "scenarios";
DROP TABLE "factor_proxies";
DROP TABLE "expected_returns";
DROP TABLE "positions";
DROP TABLE "portfolios";
DROP TABLE "users";
REVOKE USAGE ON SCHEMA public FROM risk_application;
