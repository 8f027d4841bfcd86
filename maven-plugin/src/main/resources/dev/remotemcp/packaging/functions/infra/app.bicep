// Everything in the resource group. The app has an identity in place of secrets.
param name string
param environmentName string
param location string
param tags object
param hostName string
param builtInAuth bool
param preAuthorizedClientIds array

var suffix = toLower(uniqueString(subscription().id, environmentName, location))
var functionAppName = 'func-${name}-${suffix}'
var host = empty(hostName) ? '${functionAppName}.azurewebsites.net' : hostName
var url = 'https://${host}/mcp'
var packages = 'packages'

// Built-in roles.
var storageBlobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${name}-${suffix}'
  location: location
  tags: tags
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'st${suffix}'
  location: location
  tags: tags
  sku: { name: 'Standard_LRS' }
  kind: 'StorageV2'
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
  }

  resource blobs 'blobServices' = {
    name: 'default'

    resource container 'containers' = {
      name: packages
    }
  }
}

resource storageAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, storageBlobDataOwner)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataOwner)
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-${name}-${suffix}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${name}-${suffix}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
    DisableLocalAuth: true
  }
}

resource insightsAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identity.id, monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
  }
}

module entra 'entra.bicep' = {
  name: 'entra'
  params: {
    uniqueName: functionAppName
    displayName: name
    url: url
    identifierUri: empty(hostName) ? 'api://${tenant().tenantId}/${functionAppName}' : url
    federatedPrincipalId: identity.properties.principalId
    preAuthorizedClientIds: preAuthorizedClientIds
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}-${suffix}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: { reserved: true }
}

resource functionApp 'Microsoft.Web/sites@2024-04-01' = {
  name: functionAppName
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${packages}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: 100
      }
      runtime: {
        name: 'custom'
        version: '1.0'
      }
    }
    siteConfig: { minTlsVersion: '1.2' }
  }
  dependsOn: [storageAccess]

  resource settings 'config' = {
    name: 'appsettings'
    properties: {
      AzureWebJobsFeatureFlags: 'EnableMcpCustomHandlerPreview'
      AzureWebJobsStorage__accountName: storage.name
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identity.properties.clientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
      // Built-in authentication: the metadata that tell clients where to sign in, and the identity as its credential.
      WEBSITE_AUTH_PRM_DEFAULT_WITH_SCOPES: entra.outputs.scope
      WEBSITE_AUTH_AAD_ALLOWED_TENANTS: tenant().tenantId
      OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identity.properties.clientId
      // The server. Instances share nothing, so there are no sessions.
      MCP_ALLOWED_HOSTS: host
      MCP_LEGACY_SESSIONS: 'false'
      // For sign-in by the server and for calls on behalf of the caller; not read without dev.remotemcp:auth-obo.
      MCP_AUTH_PUBLIC_URL: url
      MCP_AUTH_TENANT_ID: tenant().tenantId
      MCP_AUTH_CLIENT_ID: entra.outputs.clientId
      MCP_AUTH_SCOPE_PREFIX: entra.outputs.identifierUri
      AZURE_CLIENT_ID: identity.properties.clientId
    }
  }

  resource auth 'config' = if (builtInAuth) {
    name: 'authsettingsV2'
    properties: {
      platform: { enabled: true }
      globalValidation: {
        requireAuthentication: true
        unauthenticatedClientAction: 'Return401'
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
            clientId: entra.outputs.clientId
            clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
          }
          validation: {
            allowedAudiences: [entra.outputs.clientId, entra.outputs.identifierUri]
            defaultAuthorizationPolicy: {
              allowedApplications: concat([entra.outputs.clientId], entra.outputs.preAuthorizedClientIds)
            }
          }
        }
      }
      login: { tokenStore: { enabled: true } }
    }
    dependsOn: [settings]
  }
}

output functionAppName string = functionApp.name
output url string = url
output clientId string = entra.outputs.clientId
