// Everything that Partner Desk needs in Azure: a container app with an identity of its own, Cosmos DB, a key vault,
// Application Insights, and the bot with its Teams channel. deploy/README.md leads from nothing to a first message.
targetScope = 'resourceGroup'

@description('Begins the name of every resource.')
@minLength(3)
@maxLength(16)
param name string = 'partner-desk'

param location string = resourceGroup().location

@description('The registry in this resource group that holds the image.')
param registryName string

@description('The image in that registry, such as partner-desk:1.0.0.')
param image string

@description('The application (client) id of the Entra application that the bot signs in as.')
param botAppId string

@secure()
@description('A client secret of that application. It goes to the key vault.')
param botAppPassword string

@description('The tenant that the application is registered in.')
param botTenantId string = tenant().tenantId

@description('The tenants whose people may use the bot, with commas between them; empty for all that Teams lets.')
param allowedTenants string = ''

@description('The name of the OAuth connection for single sign-on; empty to go without.')
param oauthConnectionName string = ''

@secure()
@description('The mail server, such as smtps://user:password@smtp.contoso.com. It goes to the key vault.')
param smtpUrl string

@description('The sender of mails, such as desk@contoso.com.')
param mailFrom string

@description('Whom people may ask about this installation: an email address or a web page.')
param supportContact string = mailFrom

@description('The host that people reach the bot under, where it is not the one that Azure gives.')
param host string = ''

@description('One is enough; two go on when one of them is replaced.')
@minValue(1)
param instances int = 2

@description('F0 is free, and for trying only; S1 has a service level agreement.')
@allowed(['F0', 'S1'])
param botSku string = 'S1'

var suffix = uniqueString(resourceGroup().id, name)
var publicUrl = 'https://${empty(host) ? '${name}.${containerApps.properties.defaultDomain}' : host}'
var databaseName = 'partner-desk'
var port = 3978

// Built-in roles, https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'
var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
// https://learn.microsoft.com/azure/cosmos-db/nosql/security/reference-data-plane-roles
var cosmosDataContributor = '00000000-0000-0000-0000-000000000002'
// What Azure Bot Service calls Microsoft Entra ID v2.
var entraServiceProvider = '30dd229c-58e3-4a48-bdfd-91ec48eb906c'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-insights'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
  }
}

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' = {
  name: 'cosmos-${suffix}'
  location: location
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: [{ name: 'EnableServerless' }]
    consistencyPolicy: { defaultConsistencyLevel: 'Session' }
    locations: [{ locationName: location, failoverPriority: 0 }]
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous7Days' } }
    // Nobody gets in with a key.
    disableLocalAuth: true
    minimalTlsVersion: 'Tls12'
  }

  resource database 'sqlDatabases' = {
    name: databaseName
    properties: { resource: { id: databaseName } }

    // An identity may not make a container, so it is made here, just as the bot would: src/store/cosmos/definition.ts.
    resource documents 'containers' = {
      name: 'documents'
      properties: {
        resource: {
          id: 'documents'
          partitionKey: { paths: ['/tenant'], kind: 'Hash', version: 2 }
          defaultTtl: -1
          indexingPolicy: {
            indexingMode: 'consistent'
            automatic: true
            includedPaths: [
              { path: '/lists/*' }
              { path: '/terms/*' }
              { path: '/depths/*' }
              { path: '/due/?' }
              { path: '/stalled/?' }
            ]
            excludedPaths: [{ path: '/*' }]
          }
        }
      }
    }
  }

  resource dataAccess 'sqlRoleAssignments' = {
    name: guid(cosmos.id, identity.id, cosmosDataContributor)
    properties: {
      principalId: identity.properties.principalId
      roleDefinitionId: '${cosmos.id}/sqlRoleDefinitions/${cosmosDataContributor}'
      scope: cosmos.id
    }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: 'kv-${suffix}'
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
  }

  resource botPassword 'secrets' = {
    name: 'bot-password'
    properties: { value: botAppPassword }
  }

  resource mailServer 'secrets' = {
    name: 'mail-server'
    properties: { value: smtpUrl }
  }
}

resource readsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
  }
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: registryName
}

resource pullsImage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, acrPull)
  scope: registry
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
  }
}

resource containerApps 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    environmentId: containerApps.id
    configuration: {
      ingress: { external: true, targetPort: port, allowInsecure: false }
      registries: [{ server: registry.properties.loginServer, identity: identity.id }]
      secrets: [
        { name: 'bot-password', keyVaultUrl: '${vault.properties.vaultUri}secrets/bot-password', identity: identity.id }
        { name: 'mail-server', keyVaultUrl: '${vault.properties.vaultUri}secrets/mail-server', identity: identity.id }
      ]
    }
    template: {
      // Longer than the bot takes to end what is under way.
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'partner-desk'
          image: '${registry.properties.loginServer}/${image}'
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'PORT', value: string(port) }
            { name: 'PUBLIC_URL', value: publicUrl }
            { name: 'STORE', value: 'cosmos' }
            { name: 'COSMOS_ENDPOINT', value: cosmos.properties.documentEndpoint }
            { name: 'COSMOS_DATABASE', value: databaseName }
            { name: 'MicrosoftAppId', value: botAppId }
            { name: 'MicrosoftAppPassword', secretRef: 'bot-password' }
            { name: 'MicrosoftAppTenantId', value: botTenantId }
            { name: 'MicrosoftAppType', value: 'SingleTenant' }
            { name: 'OAUTH_CONNECTION_NAME', value: oauthConnectionName }
            { name: 'SUPPORT_CONTACT', value: supportContact }
            { name: 'ALLOWED_TENANTS', value: allowedTenants }
            { name: 'MAIL_SMTP_URL', secretRef: 'mail-server' }
            { name: 'MAIL_FROM', value: mailFrom }
            { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insights.properties.ConnectionString }
            // Which of its identities the process is; read by @azure/identity.
            { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
          ]
          probes: [
            { type: 'Liveness', httpGet: { path: '/healthz', port: port }, periodSeconds: 30 }
            { type: 'Readiness', httpGet: { path: '/readyz', port: port }, periodSeconds: 10 }
          ]
        }
      ]
      // Never none: notifications are due although nobody writes.
      scale: { minReplicas: instances, maxReplicas: instances }
    }
  }
  // It starts with its roles, or it does not start.
  dependsOn: [readsSecrets, pullsImage, cosmos::dataAccess, cosmos::database::documents, vault::botPassword, vault::mailServer]
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  // Bots share one space of names.
  name: '${name}-${suffix}'
  location: 'global'
  kind: 'azurebot'
  sku: { name: botSku }
  properties: {
    displayName: 'Partner Desk'
    endpoint: '${publicUrl}/api/messages'
    msaAppId: botAppId
    // Bots of several tenants can no longer be made; a single-tenant one serves them as well when its Entra application
    // is for several organizations.
    msaAppType: 'SingleTenant'
    msaAppTenantId: botTenantId
    schemaTransformationVersion: '1.3'
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: { isEnabled: true, acceptedTerms: true }
    }
  }

  resource signIn 'connections' = if (!empty(oauthConnectionName)) {
    name: empty(oauthConnectionName) ? 'none' : oauthConnectionName
    location: 'global'
    properties: {
      serviceProviderId: entraServiceProvider
      clientId: botAppId
      clientSecret: botAppPassword
      scopes: 'User.Read GroupMember.Read.All RoleManagement.Read.Directory'
      parameters: [
        { key: 'tenantId', value: 'common' }
        { key: 'tokenExchangeUrl', value: 'api://botid-${botAppId}' }
      ]
    }
  }
}

@description('What MicrosoftAppId and PUBLIC_URL are for `npm run package`.')
output appId string = botAppId
output url string = publicUrl
