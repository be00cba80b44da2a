using './main.bicep'

// What is secret, or yours, comes from the shell that deploys; nothing of it is kept here.
param registryName = readEnvironmentVariable('REGISTRY_NAME')
param image = readEnvironmentVariable('IMAGE', 'partner-desk:0.1.0')
param botAppId = readEnvironmentVariable('MicrosoftAppId')
param botAppPassword = readEnvironmentVariable('MicrosoftAppPassword')
param smtpUrl = readEnvironmentVariable('MAIL_SMTP_URL')
param mailFrom = readEnvironmentVariable('MAIL_FROM')
param allowedTenants = readEnvironmentVariable('ALLOWED_TENANTS', '')
param oauthConnectionName = readEnvironmentVariable('OAUTH_CONNECTION_NAME', '')
