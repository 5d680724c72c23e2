#!/bin/sh
# Makes the secret files that docker-compose.yml names: keys and passwords at random, and empty files for the tokens that
# Discord, Slack, OpenAI, fal, Google and GitHub have given you. What is there already stays as it is.
set -eu
cd "$(dirname "$0")"
# Nobody else may enter the folder; inside their containers, which are not root, the programs must be able to read.
mkdir -p secrets
chmod 700 secrets
umask 022

keep() {
  [ -e "secrets/$1" ] || printf '%s' "$2" > "secrets/$1"
}
password() {
  openssl rand -hex 24
}

keep mongodb_root_password "$(password)"
keep mongodb_password "$(password)"
keep redis_password "$(password)"
keep mongodb_key_file "$(openssl rand -base64 512 | tr -d '\n')"
keep mongodb_uri "mongodb://persona:$(cat secrets/mongodb_password)@mongodb:27017/persona?replicaSet=rs0"
keep redis_url "redis://:$(cat secrets/redis_password)@redis:6379"
keep persona_master_keys "1:$(openssl rand -base64 32)"
keep persona_lookup_keys "1:$(openssl rand -base64 32)"
for token in discord_token slack_app_token slack_bot_token slack_signing_secret slack_client_secret \
  openai_api_key moderation_api_key fal_key google_client_secret github_client_secret; do
  keep "$token" ''
done
echo 'secrets/ is complete. Keep a copy of persona_master_keys and persona_lookup_keys elsewhere: nothing opens without them.'
