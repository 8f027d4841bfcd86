// Everything in the resource group. An identity takes the place of secrets, and it has only the right whose reason is given
// beside it.
param name string
param environmentName string
param location string
param tags object
param hostName string
param minReplicas int
param preAuthorizedClientIds array

@description('What runs until the first image is there.')
param firstImage string = 'mcr.microsoft.com/azuredocs/containerapps-helloworld:latest'

var suffix = toLower(uniqueString(subscription().id, environmentName, location))
var appName = 'ca-${name}'
var host = empty(hostName) ? '${appName}.${apps.properties.defaultDomain}' : hostName
var origin = 'https://${host}'
var url = '${origin}/mcp'
var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d' // a built-in role
var port = 8080

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${name}-${suffix}'
  location: location
  tags: tags
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: 'cr${suffix}'
  location: location
  tags: tags
  sku: { name: 'Basic' }
  properties: { adminUserEnabled: false }
}

// The platform fetches the image as the app's identity, which can read images and not replace them. The deployer needs
// the roles AcrPush on the registry and Container Apps Contributor on the app.
resource registryAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, acrPull)
  scope: registry
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
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

resource apps 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: 'cae-${name}-${suffix}'
  location: location
  tags: tags
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

module entra 'entra.bicep' = {
  name: 'entra'
  params: {
    uniqueName: '${appName}-${suffix}'
    displayName: name
    origin: origin
    identifierUri: empty(hostName) ? 'api://${tenant().tenantId}/${appName}-${suffix}' : url
    federatedPrincipalId: identity.properties.principalId
    preAuthorizedClientIds: preAuthorizedClientIds
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: appName
  location: location
  tags: union(tags, { 'azd-service-name': 'mcp' })
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    managedEnvironmentId: apps.id
    configuration: {
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
      }
      registries: [
        {
          server: registry.properties.loginServer
          identity: identity.id
        }
      ]
    }
    template: {
      containers: [
        {
          name: 'mcp'
          image: firstImage
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: [
            { name: 'MCP_ALLOWED_HOSTS', value: host }
            { name: 'MCP_LEGACY_SESSIONS', value: 'false' } // replicas share nothing
            // The ingress is the only peer, and adds the caller's address to X-Forwarded-For.
            { name: 'MCP_CONNECTIONS_TRUSTED_PROXIES', value: 'private' }
            { name: 'MCP_AUTH_PROVIDER', value: 'entra' }
            { name: 'MCP_AUTH_PUBLIC_URL', value: url }
            { name: 'MCP_AUTH_TENANT_ID', value: tenant().tenantId }
            { name: 'MCP_AUTH_CLIENT_ID', value: entra.outputs.clientId }
            { name: 'MCP_AUTH_SCOPE_PREFIX', value: entra.outputs.identifierUri }
            { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
          ]
          // The endpoint answers a probe with 401, so probes look at the port, and at the server's own word for its
          // liveness, which is down when the heap is exhausted.
          probes: [
            {
              type: 'Startup'
              tcpSocket: { port: port }
              initialDelaySeconds: 1
              periodSeconds: 1
              failureThreshold: 60
            }
            {
              type: 'Readiness'
              tcpSocket: { port: port }
              periodSeconds: 5
            }
            {
              type: 'Liveness'
              httpGet: { path: '/health/liveness', port: port }
              periodSeconds: 15
            }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: 10
        rules: [
          {
            name: 'requests'
            http: { metadata: { concurrentRequests: '50' } }
          }
        ]
      }
    }
  }
  dependsOn: [registryAccess]
}

output registry string = registry.properties.loginServer
output url string = url
output clientId string = entra.outputs.clientId
