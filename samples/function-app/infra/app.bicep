// Everything in the resource group. Identities take the place of secrets, and each has only the rights whose reason is
// given beside them.
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
var origin = 'https://${host}'
var url = '${origin}/mcp'
var packages = 'packages'

// Built-in roles.
var storageBlobDataReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
var storageBlobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

// Who signs callers in: without a word about it the server does not start, because the host passes everybody's requests on.
var signIn = builtInAuth ? { MCP_AUTH_PLATFORM: 'built-in' } : { MCP_AUTH_PROVIDER: 'entra' }

// The application: what its code speaks as (AZURE_CLIENT_ID), towards Entra too.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${name}-${suffix}'
  location: location
  tags: tags
}

// The Functions host and its deployments. Code of the application that asks for this identity by its client id gets it
// too, because both belong to the app; nothing of this project does.
resource hostIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${name}-host-${suffix}'
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

// The application may read its own package, and cannot replace it.
resource packageAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage::blobs::container.id, identity.id, storageBlobDataReader)
  scope: storage::blobs::container
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataReader)
  }
}

// The host writes its locks and the function keys (AzureWebJobsStorage). A deployment writes the package as this
// identity: the deployer needs the role Website Contributor on the app, and none on the storage.
resource hostAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, hostIdentity.id, storageBlobDataContributor)
  scope: storage
  properties: {
    principalId: hostIdentity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataContributor)
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

// Telemetry is written without a key (DisableLocalAuth); the role writes, and reads nothing.
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
    origin: origin
    identifierUri: empty(hostName) ? 'api://${tenant().tenantId}/${functionAppName}' : url
    federatedPrincipalId: identity.properties.principalId
    preAuthorizedClientIds: preAuthorizedClientIds
    builtInAuth: builtInAuth
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
    userAssignedIdentities: {
      '${identity.id}': {}
      '${hostIdentity.id}': {}
    }
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
            userAssignedIdentityResourceId: hostIdentity.id
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
  dependsOn: [packageAccess, hostAccess]

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(signIn, {
      AzureWebJobsFeatureFlags: 'EnableMcpCustomHandlerPreview'
      AzureWebJobsStorage__accountName: storage.name
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: hostIdentity.properties.clientId
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
    })
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
