// The registration of the server with Entra.
extension microsoftGraphV1

param uniqueName string
param displayName string

@description('Scheme and host that people reach the server by, without a path.')
param origin string

@description('What clients name as the resource, and the prefix of the scope.')
param identifierUri string

@description('The managed identity that speaks for the application, in place of a secret.')
param federatedPrincipalId string

param preAuthorizedClientIds array

@description('Whether the platform signs callers in, at a redirect URI of its own.')
param builtInAuth bool

// Where people come back to who consent to calls on their behalf (dev.remotemcp:auth-obo).
var consent = '${origin}/auth/consent/callback'
var platform = '${origin}/.auth/login/aad/callback'
var scopeName = 'user_impersonation'
var scopeId = guid(uniqueName, scopeName)
var visualStudioCode = 'aebc6443-996d-45c2-90f0-388ff96faa56'
var clients = union([visualStudioCode], preAuthorizedClientIds)

resource application 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: uniqueName
  displayName: displayName
  signInAudience: 'AzureADMyOrg'
  identifierUris: [identifierUri]
  web: {
    redirectUris: builtInAuth ? [consent, platform] : [consent]
    // Built-in authentication takes id tokens without a code; nothing else here does.
    implicitGrantSettings: {
      enableAccessTokenIssuance: false
      enableIdTokenIssuance: builtInAuth
    }
  }
  api: {
    requestedAccessTokenVersion: 2
    oauth2PermissionScopes: [
      {
        id: scopeId
        value: scopeName
        type: 'User'
        isEnabled: true
        adminConsentDisplayName: 'Use ${displayName}'
        adminConsentDescription: 'Call ${displayName} for the user.'
        userConsentDisplayName: 'Use ${displayName}'
        userConsentDescription: 'Call ${displayName} for you.'
      }
    ]
    preAuthorizedApplications: [
      for client in clients: {
        appId: client
        delegatedPermissionIds: [scopeId]
      }
    ]
  }

  resource credential 'federatedIdentityCredentials@v1.0' = {
    name: '${application.uniqueName}/identity'
    description: 'The managed identity speaks for the application.'
    issuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
    subject: federatedPrincipalId
    audiences: ['api://AzureADTokenExchange']
  }
}

resource principal 'Microsoft.Graph/servicePrincipals@v1.0' = {
  appId: application.appId
}

output clientId string = application.appId
output identifierUri string = identifierUri
output scope string = '${identifierUri}/${scopeName}'
output preAuthorizedClientIds array = clients
